ALTER TABLE `tasks` ADD `focus_x` real;--> statement-breakpoint
ALTER TABLE `tasks` ADD `focus_y` real;