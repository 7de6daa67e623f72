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
CREATE TABLE `import_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`name` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`total` integer NOT NULL,
	`delimiter` text NOT NULL,
	`charset` text NOT NULL,
	`columns` text NOT NULL,
	`header_key` text NOT NULL,
	`mapping` text NOT NULL,
	`proposed_by` text NOT NULL,
	`mapped` integer NOT NULL,
	`counts` text NOT NULL,
	`mac` blob NOT NULL,
	CONSTRAINT "import_batch_status" CHECK("import_batch"."status" IN ('reading','ready','running','done','cancelled','interrupted','reverted'))
);
--> statement-breakpoint
CREATE INDEX `import_batch_started` ON `import_batch` (`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `import_batch_headers` ON `import_batch` (`kind`,`header_key`,`started_at`);--> statement-breakpoint
CREATE TABLE `import_row` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`position` integer NOT NULL,
	`line` integer NOT NULL,
	`cells` text,
	`outcome` text NOT NULL,
	`problems` text,
	`mac` blob NOT NULL,
	`candidate_id` text,
	`application_id` text,
	`opening_id` text,
	`brought` text,
	FOREIGN KEY (`batch_id`) REFERENCES `import_batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_row_outcome" CHECK("import_row"."outcome" IN ('pending','new','updated','same','refused','reverted'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_row_batch` ON `import_row` (`batch_id`,`position`);--> statement-breakpoint
CREATE INDEX `import_row_problems` ON `import_row` (`batch_id`,`position`) WHERE problems IS NOT NULL;--> statement-breakpoint
CREATE INDEX `import_row_mac` ON `import_row` (`mac`);--> statement-breakpoint
CREATE INDEX `import_row_candidate` ON `import_row` (`candidate_id`) WHERE candidate_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `erasure_request` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`extended_at` integer,
	`answered_at` integer,
	`answer_message_id` text,
	`closed_at` integer,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `erasure_request_candidate` ON `erasure_request` (`candidate_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `legal_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text,
	`candidate_id` text,
	`opening_id` text,
	`reason` text NOT NULL,
	`owner` text NOT NULL,
	`review_on` text NOT NULL,
	`set_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "legal_hold_on_one" CHECK(("legal_hold"."application_id" IS NOT NULL) + ("legal_hold"."candidate_id" IS NOT NULL) + ("legal_hold"."opening_id" IS NOT NULL) = 1)
);
--> statement-breakpoint
CREATE INDEX `legal_hold_application` ON `legal_hold` (`application_id`);--> statement-breakpoint
CREATE INDEX `legal_hold_candidate` ON `legal_hold` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `legal_hold_opening` ON `legal_hold` (`opening_id`);--> statement-breakpoint
CREATE TABLE `retention_notice` (
	`application_id` text PRIMARY KEY NOT NULL,
	`due_on` text NOT NULL,
	`noted_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `retention_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`country` text NOT NULL,
	`subdivision` text,
	`scope` text NOT NULL,
	`version` integer NOT NULL,
	`max_months` integer,
	`max_days` integer,
	`ceiling_months` integer,
	`min_months` integer,
	`min_days` integer,
	`min_effective_from` text,
	`clock` text NOT NULL,
	`min_clock` text,
	`consent_max_months` integer,
	`notice_days` integer,
	`erasure` text NOT NULL,
	`statutory_number` text NOT NULL,
	`basis` text NOT NULL,
	`source_url` text NOT NULL,
	`confidence` text NOT NULL,
	`looked_up` integer NOT NULL,
	`notes` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`not_before` text,
	`promised_until` text,
	`reason` text NOT NULL,
	`ceiling_reason` text,
	`approved_by` text,
	`created_at` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "retention_rule_erasure" CHECK("retention_rule"."erasure" IN ('erase','may_defer','must_defer')),
	CONSTRAINT "retention_rule_one_max" CHECK("retention_rule"."max_months" IS NULL OR "retention_rule"."max_days" IS NULL),
	CONSTRAINT "retention_rule_one_min" CHECK("retention_rule"."min_months" IS NULL OR "retention_rule"."min_days" IS NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_rule_version` ON `retention_rule` (`country`,`subdivision`,`scope`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `retention_rule_country_version` ON `retention_rule` (`country`,`scope`,`version`) WHERE subdivision IS NULL;--> statement-breakpoint
CREATE TABLE `application_stat` (
	`id` text PRIMARY KEY NOT NULL,
	`opening_id` text NOT NULL,
	`country` text,
	`job_family` text,
	`received_month` text NOT NULL,
	`decided_month` text,
	`source` text NOT NULL,
	`last_stage` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`duration` text,
	`rating` text,
	`documents` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `application_stat_opening` ON `application_stat` (`opening_id`,`received_month`);--> statement-breakpoint
CREATE TABLE `erasure_register` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`mac` blob NOT NULL,
	`day` integer,
	`basis` text,
	CONSTRAINT "erasure_register_kind" CHECK("erasure_register"."kind" IN ('application','candidate','document','address','dropped')),
	CONSTRAINT "erasure_register_address_dated" CHECK(("erasure_register"."kind" = 'address') = ("erasure_register"."day" IS NOT NULL) AND ("erasure_register"."day" IS NULL) = ("erasure_register"."basis" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `erasure_register_address` ON `erasure_register` (`mac`) WHERE kind = 'address';--> statement-breakpoint
CREATE TABLE `retention_purge` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `retention_run` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`as_of` text NOT NULL,
	`hash` text NOT NULL,
	`rules_hash` text NOT NULL,
	`total` integer NOT NULL,
	`due` integer NOT NULL,
	`to_erase` integer NOT NULL,
	`items` blob NOT NULL,
	`approved_at` integer,
	`approved_by` text,
	`started_at` integer,
	`position` integer NOT NULL,
	`anonymised` integer NOT NULL,
	`erased` integer NOT NULL,
	`candidates` integer NOT NULL,
	`documents` integer NOT NULL,
	`tally` text NOT NULL,
	`finished_at` integer,
	`receipt` text,
	CONSTRAINT "retention_run_state" CHECK("retention_run"."state" IN ('previewed','approved','running','erased','done'))
);
--> statement-breakpoint
CREATE INDEX `retention_run_made` ON `retention_run` (`made_at`,`id`);--> statement-breakpoint
CREATE TABLE `retention_trail` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`run_id` text NOT NULL,
	`application_id` text NOT NULL,
	`country` text,
	`rule_id` text,
	`decision` text NOT NULL,
	`clock` text,
	`clock_on` text,
	`due_on` text
);
--> statement-breakpoint
CREATE INDEX `retention_trail_run` ON `retention_trail` (`run_id`,`seq`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_mail_template` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "mail_template_kind" CHECK("__new_mail_template"."kind" IN ('confirmation','rejection','withdrawal','talent_pool','retention_notice','erasure_answer','consent_renewal','other'))
);
--> statement-breakpoint
INSERT INTO `__new_mail_template`("id", "name", "kind", "language", "subject", "body", "created_at", "updated_at") SELECT "id", "name", "kind", "language", "subject", "body", "created_at", "updated_at" FROM `mail_template`;--> statement-breakpoint
DROP TABLE `mail_template`;--> statement-breakpoint
ALTER TABLE `__new_mail_template` RENAME TO `mail_template`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `mail_template_name` ON `mail_template` ("name" COLLATE NOCASE,`language`);--> statement-breakpoint
DROP INDEX `document_content_once`;--> statement-breakpoint
ALTER TABLE `document` ADD `failure` text;--> statement-breakpoint
ALTER TABLE `document` ADD `language` text;--> statement-breakpoint
CREATE INDEX `document_candidate` ON `document` (`candidate_id`,`content_mac`);--> statement-breakpoint
CREATE INDEX `document_content` ON `document` (`content_mac`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `document_extractor` ON `document` (`extractor_version`,`id`);--> statement-breakpoint
CREATE INDEX `document_failed` ON `document` (`created_at`,`id`) WHERE extraction = 'failed';--> statement-breakpoint
ALTER TABLE `consent` ADD `renewal_asked_at` integer;--> statement-breakpoint
CREATE INDEX `application_retention` ON `application` (`opening_id`,`status`,`decided_at`,`received_at`);--> statement-breakpoint
CREATE INDEX `application_event_reactivated` ON `application_event` (`application_id`,`at`) WHERE kind = 'reactivated';--> statement-breakpoint
CREATE INDEX `candidate_anonymised` ON `candidate` (`id`) WHERE profile_status = 'anonymised';