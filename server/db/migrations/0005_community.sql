CREATE TABLE `captchas` (
	`binding` text PRIMARY KEY NOT NULL,
	`answer_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `captchas_expiry` ON `captchas` (`expires_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`binding` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`tries_left` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_expiry` ON `recovery_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `spent_proofs` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spent_proofs_expiry` ON `spent_proofs` (`expires_at`);--> statement-breakpoint
CREATE TABLE `travel_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `travel_sessions_expiry` ON `travel_sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `travel_sessions_session` ON `travel_sessions` (`session_id`);--> statement-breakpoint
CREATE TABLE `user_numbers` (
	`uid` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_numbers_userId_unique` ON `user_numbers` (`user_id`);--> statement-breakpoint
CREATE TABLE `audits` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`admin_id` text NOT NULL,
	`act` text NOT NULL,
	`target` text NOT NULL,
	`detail` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`admin_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audits_time` ON `audits` (`created_at`);--> statement-breakpoint
CREATE TABLE `blocks` (
	`blocker_id` text NOT NULL,
	`blocked_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`blocker_id`, `blocked_id`),
	FOREIGN KEY (`blocker_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blocked_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blocks_blocked` ON `blocks` (`blocked_id`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`parent_id` integer,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`like_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`hidden_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comments_subject` ON `comments` (`subject`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `comments_author` ON `comments` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `comments_deleted` ON `comments` (`deleted_at`) WHERE deleted_at IS NOT NULL AND text <> '';--> statement-breakpoint
CREATE TABLE `drafts` (
	`user_id` text NOT NULL,
	`post_id` integer DEFAULT 0 NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`pictures` text DEFAULT '[]' NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `post_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `follows` (
	`follower_id` text NOT NULL,
	`followed_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`follower_id`, `followed_id`),
	FOREIGN KEY (`follower_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`followed_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follows_followed` ON `follows` (`followed_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `likes` (
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`subject`, `subject_id`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `likes_user` ON `likes` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`actor_id` text,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_unread` ON `notifications` (`user_id`,`id`) WHERE read_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`actor_id`,`kind`,`subject`,`subject_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `post_pictures` (
	`post_id` integer NOT NULL,
	`position` integer NOT NULL,
	`media_id` text NOT NULL,
	`alt` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`post_id`, `position`),
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`author_id` text NOT NULL,
	`title` text NOT NULL,
	`type` integer,
	`text` text NOT NULL,
	`like_count` integer DEFAULT 0 NOT NULL,
	`comment_count` integer DEFAULT 0 NOT NULL,
	`view_count` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`locked_at` integer,
	`hidden_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`id`);--> statement-breakpoint
CREATE INDEX `posts_visible` ON `posts` (`id`) WHERE deleted_at IS NULL AND hidden_at IS NULL;--> statement-breakpoint
CREATE INDEX `posts_author_visible` ON `posts` (`author_id`,`id`) WHERE deleted_at IS NULL AND hidden_at IS NULL;--> statement-breakpoint
CREATE INDEX `posts_deleted` ON `posts` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reporter_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`outcome` text,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reports_open` ON `reports` (`closed_at`,`id`);--> statement-breakpoint
CREATE INDEX `reports_reporter` ON `reports` (`reporter_id`,`id`);--> statement-breakpoint
ALTER TABLE `users` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `users` ADD `password_form` text DEFAULT 'raw' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `gender` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `intro` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `avatar_id` text;--> statement-breakpoint
ALTER TABLE `users` ADD `banned_until` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `users_phone_unique` ON `users` (`phone`);--> statement-breakpoint
ALTER TABLE `media_objects` ADD `shared_at` integer;--> statement-breakpoint
-- Whoever is here already gets a number, in the order of their coming.
INSERT INTO `user_numbers` (`user_id`) SELECT `id` FROM `users` ORDER BY `created_at`, `id`;--> statement-breakpoint
-- How many visible posts each thousand of numbers holds: page 50,000 is found without walking there.
CREATE TABLE `post_buckets` (`bucket` integer PRIMARY KEY NOT NULL, `visible` integer NOT NULL) STRICT;--> statement-breakpoint
CREATE TRIGGER `posts_bucket_insert` AFTER INSERT ON `posts` WHEN new.deleted_at IS NULL AND new.hidden_at IS NULL BEGIN
	INSERT INTO post_buckets (bucket, visible) VALUES (new.id / 1000, 1)
		ON CONFLICT (bucket) DO UPDATE SET visible = visible + 1;
END;--> statement-breakpoint
CREATE TRIGGER `posts_bucket_update` AFTER UPDATE OF deleted_at, hidden_at ON `posts`
WHEN (old.deleted_at IS NULL AND old.hidden_at IS NULL) <> (new.deleted_at IS NULL AND new.hidden_at IS NULL) BEGIN
	UPDATE post_buckets
		SET visible = visible + iif(new.deleted_at IS NULL AND new.hidden_at IS NULL, 1, -1)
		WHERE bucket = new.id / 1000;
	-- A post that was hidden from the start has no bucket yet.
	INSERT INTO post_buckets (bucket, visible) SELECT new.id / 1000, 1
		WHERE new.deleted_at IS NULL AND new.hidden_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM post_buckets WHERE bucket = new.id / 1000);
END;--> statement-breakpoint
CREATE TRIGGER `posts_bucket_delete` AFTER DELETE ON `posts` WHEN old.deleted_at IS NULL AND old.hidden_at IS NULL BEGIN
	UPDATE post_buckets SET visible = visible - 1 WHERE bucket = old.id / 1000;
END;--> statement-breakpoint
-- Trigrams: Chinese has no spaces between words.
CREATE VIRTUAL TABLE `posts_fts` USING fts5(title, text, content='posts', content_rowid='id', tokenize='trigram');--> statement-breakpoint
CREATE TRIGGER `posts_fts_insert` AFTER INSERT ON `posts` BEGIN
	INSERT INTO posts_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;--> statement-breakpoint
CREATE TRIGGER `posts_fts_delete` AFTER DELETE ON `posts` BEGIN
	INSERT INTO posts_fts (posts_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;--> statement-breakpoint
CREATE TRIGGER `posts_fts_update` AFTER UPDATE OF title, text ON `posts` BEGIN
	INSERT INTO posts_fts (posts_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
	INSERT INTO posts_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;--> statement-breakpoint
-- People by number; the text ids of `users` have no lasting row numbers.
CREATE VIRTUAL TABLE `people_fts` USING fts5(name, intro, tokenize='trigram');--> statement-breakpoint
INSERT INTO `people_fts` (rowid, name, intro) SELECT n.uid, u.name, u.intro FROM user_numbers n JOIN users u ON u.id = n.user_id;--> statement-breakpoint
CREATE TRIGGER `people_fts_insert` AFTER INSERT ON `user_numbers` BEGIN
	INSERT INTO people_fts (rowid, name, intro) SELECT new.uid, name, intro FROM users WHERE id = new.user_id;
END;--> statement-breakpoint
CREATE TRIGGER `people_fts_update` AFTER UPDATE OF name, intro ON `users` BEGIN
	UPDATE people_fts SET name = new.name, intro = new.intro
		WHERE rowid = (SELECT uid FROM user_numbers WHERE user_id = new.id);
END;
