CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`prefix` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_unique` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_user` ON `api_keys` (`user_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`goods` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`price` text,
	`created_at` integer NOT NULL,
	`paid_at` integer,
	`paid_by` text,
	`reference` text,
	`plan_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `orders_user` ON `orders` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `orders_status` ON `orders` (`status`);--> statement-breakpoint
CREATE TABLE `oss_objects` (
	`key` text PRIMARY KEY NOT NULL,
	`media_id` text NOT NULL,
	`md5` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `oss_objects_created` ON `oss_objects` (`created_at`);--> statement-breakpoint
CREATE INDEX `oss_objects_media` ON `oss_objects` (`media_id`);--> statement-breakpoint
ALTER TABLE `tasks` ADD `fid` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `request` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `input_url` text;--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_fid` ON `tasks` (`fid`);--> statement-breakpoint
UPDATE `tasks` SET `fid` = lower(hex(randomblob(16))) WHERE `fid` IS NULL;
