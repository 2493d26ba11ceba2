CREATE TABLE `partners` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`charge` text NOT NULL,
	`secret` text NOT NULL,
	`user_id` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partners_code_unique` ON `partners` (`code`);--> statement-breakpoint
CREATE TABLE `points` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`partner_id` text NOT NULL,
	`change` integer NOT NULL,
	`balance` integer NOT NULL,
	`reason` text NOT NULL,
	`task_id` text,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`partner_id`) REFERENCES `partners`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_never_below_zero" CHECK("points"."balance" >= 0)
);
--> statement-breakpoint
CREATE INDEX `points_partner` ON `points` (`partner_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `points_once` ON `points` (`task_id`,`reason`) WHERE task_id IS NOT NULL;--> statement-breakpoint
-- The ledger is append-only, whoever asks.
CREATE TRIGGER `points_are_not_changed` BEFORE UPDATE ON `points` BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `points_are_not_removed` BEFORE DELETE ON `points` BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
