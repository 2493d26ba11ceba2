ALTER TABLE `tasks` ADD `forgotten_at` integer;--> statement-breakpoint
CREATE INDEX `tasks_input` ON `tasks` (`input_id`);--> statement-breakpoint
CREATE INDEX `tasks_finished` ON `tasks` (`finished_at`);