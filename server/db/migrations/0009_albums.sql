CREATE TABLE `album_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`album_id` text NOT NULL,
	`position` integer NOT NULL,
	`media_id` text NOT NULL,
	`name` text NOT NULL,
	`stored_name` text NOT NULL,
	`screen_id` text,
	`facts` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `album_pictures_storedName_unique` ON `album_pictures` (`stored_name`);--> statement-breakpoint
CREATE INDEX `album_pictures_album` ON `album_pictures` (`album_id`,`position`);--> statement-breakpoint
CREATE TABLE `albums` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`settings` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `albums_owner` ON `albums` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `works` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`album_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`title` text,
	`description` text,
	`status` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`progress` real DEFAULT 0 NOT NULL,
	`plan` text,
	`info` text,
	`shared` integer DEFAULT true NOT NULL,
	`tag` integer DEFAULT 1 NOT NULL,
	`result_id` text,
	`cover_id` text,
	`width` integer,
	`height` integer,
	`cover_width` integer,
	`cover_height` integer,
	`like_count` integer DEFAULT 0 NOT NULL,
	`comment_count` integer DEFAULT 0 NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`alive_at` integer,
	`cancel_requested_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`album_id`) REFERENCES `albums`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `works_owner` ON `works` (`owner_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `works_album` ON `works` (`album_id`);--> statement-breakpoint
CREATE INDEX `works_shared` ON `works` (`kind`,`tag`,`id`) WHERE shared AND status = 200 AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `works_going` ON `works` (`status`) WHERE status BETWEEN 100 AND 105;