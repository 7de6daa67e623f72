CREATE TABLE `candidate_key` (
	`seq` integer PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "candidate_key_kind" CHECK("candidate_key"."kind" IN ('mailbox','digits','profile','name_place'))
);
--> statement-breakpoint
CREATE INDEX `candidate_key_value` ON `candidate_key` (`value`,`kind`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `candidate_key_candidate` ON `candidate_key` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_merge` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`gone_id` text NOT NULL,
	`at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`kept_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_merge_kept` ON `candidate_merge` (`kept_id`,`at`);--> statement-breakpoint
CREATE INDEX `candidate_merge_gone` ON `candidate_merge` (`gone_id`);--> statement-breakpoint
CREATE TABLE `candidate_merge_row` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`merge_id` text NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`merge_id`) REFERENCES `candidate_merge`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_merge_row_merge` ON `candidate_merge_row` (`merge_id`,`seq`);--> statement-breakpoint
CREATE TABLE `document_band` (
	`seq` integer PRIMARY KEY NOT NULL,
	`text_seq` integer NOT NULL,
	`band` integer NOT NULL,
	FOREIGN KEY (`text_seq`) REFERENCES `document_text`(`seq`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `document_band_band` ON `document_band` (`band`,`text_seq`);--> statement-breakpoint
CREATE INDEX `document_band_text` ON `document_band` (`text_seq`);--> statement-breakpoint
CREATE TABLE `duplicate_pair` (
	`id` text PRIMARY KEY NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`certainty` text NOT NULL,
	`score` integer NOT NULL,
	`agree` text NOT NULL,
	`differ` text NOT NULL,
	`found_at` integer NOT NULL,
	FOREIGN KEY (`one_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "duplicate_pair_order" CHECK("duplicate_pair"."one_id" < "duplicate_pair"."other_id"),
	CONSTRAINT "duplicate_pair_certainty" CHECK("duplicate_pair"."certainty" IN ('certain','strong','likely','doubtful'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duplicate_pair_once` ON `duplicate_pair` (`one_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_other` ON `duplicate_pair` (`other_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_score` ON `duplicate_pair` (`score`,`id`);--> statement-breakpoint
CREATE TABLE `duplicate_progress` (
	`id` integer PRIMARY KEY NOT NULL,
	`seen_change` integer NOT NULL,
	`compared_version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `kept_apart` (
	`id` text PRIMARY KEY NOT NULL,
	`one_id` text NOT NULL,
	`other_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`one_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "kept_apart_order" CHECK("kept_apart"."one_id" < "kept_apart"."other_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_apart_once` ON `kept_apart` (`one_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `kept_apart_other` ON `kept_apart` (`other_id`);--> statement-breakpoint
DROP INDEX `document_content_once`;--> statement-breakpoint
CREATE INDEX `document_content` ON `document` (`content_mac`,`candidate_id`);