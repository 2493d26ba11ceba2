-- Unfinished uploads of the first shape cannot be continued: their signed addresses lack our id.
DROP TABLE `uploads`;--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`slug` text NOT NULL,
	`owner` text NOT NULL,
	`metadata` text NOT NULL,
	`server_data` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `uploads_key_unique` ON `uploads` (`key`);--> statement-breakpoint
CREATE INDEX `uploads_created` ON `uploads` (`created_at`);--> statement-breakpoint
CREATE INDEX `uploads_owner` ON `uploads` (`owner`);--> statement-breakpoint
ALTER TABLE `media_objects` ADD `file_removed_at` integer;
