CREATE TABLE `task_steps` (
	`task_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`kind` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`ms` integer,
	`master_id` text,
	`preview_id` text,
	`facts` text DEFAULT '{}' NOT NULL,
	PRIMARY KEY(`task_id`, `ordinal`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `tasks` ADD `step` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `used_step` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `wanted_step` integer;