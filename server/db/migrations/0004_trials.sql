CREATE TABLE `trial_candidates` (
	`trial_id` text NOT NULL,
	`place` integer NOT NULL,
	`network` text,
	`style` text NOT NULL,
	`noise` integer NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`model_id` text,
	`media_id` text,
	`ms_per_pixel` real,
	`error_code` text,
	`error_detail` text,
	PRIMARY KEY(`trial_id`, `place`),
	FOREIGN KEY (`trial_id`) REFERENCES `trials`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trials` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`input_id` text NOT NULL,
	`left` integer NOT NULL,
	`top` integer NOT NULL,
	`size` integer NOT NULL,
	`scale` integer NOT NULL,
	`status` text DEFAULT 'new' NOT NULL,
	`reference_id` text,
	`error_code` text,
	`error_detail` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trials_owner` ON `trials` (`owner`);--> statement-breakpoint
CREATE INDEX `trials_created` ON `trials` (`created_at`);