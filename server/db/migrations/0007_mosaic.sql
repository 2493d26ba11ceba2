CREATE TABLE `bucket_files` (
	`key` text PRIMARY KEY NOT NULL,
	`media_id` text NOT NULL,
	`etag` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`media_id`) REFERENCES `media_objects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mosaic_people` (
	`user_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mosaic_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`filename` text NOT NULL,
	`host` text NOT NULL,
	`url` text,
	`param` text NOT NULL,
	`user_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mosaic_pictures_filename_unique` ON `mosaic_pictures` (`filename`);--> statement-breakpoint
CREATE TABLE `mosaic_results` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer,
	`picture_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `mosaic_tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`picture_id`) REFERENCES `mosaic_pictures`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mosaic_results_taskId_unique` ON `mosaic_results` (`task_id`);--> statement-breakpoint
CREATE TABLE `mosaic_tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text NOT NULL,
	`type` text NOT NULL,
	`model` text NOT NULL,
	`input_id` text,
	`result_name` text NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`error_code` text,
	`error_detail` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `mosaic_tasks_status` ON `mosaic_tasks` (`status`,`id`);