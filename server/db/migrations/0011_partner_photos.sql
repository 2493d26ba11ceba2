CREATE TABLE `partner_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`event` text NOT NULL,
	`task_id` text,
	`body` text NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`http_status` integer,
	`error_code` text,
	`created_at` integer NOT NULL,
	`tried_at` integer,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `partner_deliveries_partner` ON `partner_deliveries` (`partner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `partner_deliveries_status` ON `partner_deliveries` (`status`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `partner_deliveries_once` ON `partner_deliveries` (`task_id`) WHERE task_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `partner_photos` (
	`task_id` text PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`seq` text NOT NULL,
	`type` text NOT NULL,
	`origin` text NOT NULL,
	`input_name` text NOT NULL,
	`shown_name` text NOT NULL,
	`result_name` text,
	`watermark_id` text,
	`icon_id` text,
	`ready_at` integer,
	`downloaded_at` integer,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_photos_inputName_unique` ON `partner_photos` (`input_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `partner_photos_shownName_unique` ON `partner_photos` (`shown_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `partner_photos_resultName_unique` ON `partner_photos` (`result_name`);--> statement-breakpoint
CREATE INDEX `partner_photos_partner` ON `partner_photos` (`partner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `partner_photos_expiry` ON `partner_photos` (`expires_at`);--> statement-breakpoint
ALTER TABLE `partners` ADD `allow_list` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `partners` ADD `webhook_url` text;--> statement-breakpoint
ALTER TABLE `partners` ADD `webhook_secret` text;