CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`email` text,
	`email_key` text,
	`password_hash` text NOT NULL,
	`role` text DEFAULT 'user' NOT NULL,
	`plan` text DEFAULT 'free' NOT NULL,
	`plan_until` integer,
	`time_zone` text DEFAULT 'Asia/Shanghai' NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_nameKey_unique` ON `users` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_emailKey_unique` ON `users` (`email_key`);--> statement-breakpoint
CREATE TABLE `usage` (
	`owner` text NOT NULL,
	`month` text NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`owner`, `month`)
);
--> statement-breakpoint
CREATE TABLE `media_objects` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`owner` text NOT NULL,
	`purpose` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`width` integer,
	`height` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_objects_key_unique` ON `media_objects` (`key`);--> statement-breakpoint
CREATE INDEX `media_objects_owner` ON `media_objects` (`owner`);--> statement-breakpoint
CREATE INDEX `media_objects_expiry` ON `media_objects` (`expires_at`);--> statement-breakpoint
CREATE TABLE `uploads` (
	`key` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`metadata` text NOT NULL,
	`callback_url` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`server_data` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `uploads_updated` ON `uploads` (`updated_at`);--> statement-breakpoint
CREATE TABLE `workers` (
	`id` text PRIMARY KEY NOT NULL,
	`pid` integer NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task_exports` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`format` text NOT NULL,
	`quality` integer NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`media_id` text,
	`error_code` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_exports_unique` ON `task_exports` (`task_id`,`format`,`quality`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`input_id` text NOT NULL,
	`operations` text NOT NULL,
	`output` text NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`stage` text DEFAULT 'waiting' NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`remaining_ms` integer,
	`input_width` integer,
	`input_height` integer,
	`output_width` integer,
	`output_height` integer,
	`master_id` text,
	`result_id` text,
	`preview_id` text,
	`backdrop_id` text,
	`thumbnail_id` text,
	`error_code` text,
	`error_detail` text,
	`notices` text DEFAULT '[]' NOT NULL,
	`quota_month` text,
	`position` real NOT NULL,
	`paused_at` integer,
	`run_id` text,
	`cancel_requested_at` integer,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`updated_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_owner` ON `tasks` (`owner`,`created_at`);--> statement-breakpoint
CREATE INDEX `tasks_waiting` ON `tasks` (`status`,`owner`,`position`);--> statement-breakpoint
CREATE INDEX `tasks_run` ON `tasks` (`run_id`);