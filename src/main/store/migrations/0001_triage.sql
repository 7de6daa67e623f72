CREATE TABLE `colleague` (
	`id` text PRIMARY KEY NOT NULL,
	`full_name` text NOT NULL,
	`sort_name` text NOT NULL,
	`email` text,
	`is_self` integer NOT NULL,
	`left_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "colleague_is_self" CHECK("colleague"."is_self" IN (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `colleague_self` ON `colleague` (`is_self`) WHERE is_self = 1;--> statement-breakpoint
CREATE INDEX `colleague_sort_name` ON `colleague` (`sort_name`,`id`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_name` ON `saved_view` ("name" COLLATE NOCASE);--> statement-breakpoint
CREATE TABLE `mail_template` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "mail_template_kind" CHECK("mail_template"."kind" IN ('confirmation','rejection','withdrawal','talent_pool','other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_template_name` ON `mail_template` ("name" COLLATE NOCASE,`language`);--> statement-breakpoint
CREATE TABLE `outbox_message` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`application_id` text,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`send_after` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_message_status_known" CHECK("outbox_message"."status" IN ('waiting','held','sent')),
	CONSTRAINT "outbox_message_sent" CHECK(("outbox_message"."status" = 'sent') = ("outbox_message"."sent_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `outbox_message_status` ON `outbox_message` (`status`,`send_after`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_message_application` ON `outbox_message` (`application_id`);--> statement-breakpoint
CREATE INDEX `outbox_message_candidate` ON `outbox_message` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `note_mention` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`colleague_id` text NOT NULL,
	`written` text NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`colleague_id`) REFERENCES `colleague`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_mention_once` ON `note_mention` (`note_id`,`colleague_id`);--> statement-breakpoint
CREATE INDEX `note_mention_colleague` ON `note_mention` (`colleague_id`);--> statement-breakpoint
CREATE TABLE `scorecard` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`author_id` text NOT NULL,
	`verdict` text,
	`comment` text NOT NULL,
	`submitted_at` integer,
	`declined_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stage`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `colleague`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scorecard_verdict" CHECK("scorecard"."verdict" IS NULL OR "scorecard"."verdict" IN ('strong_no','no','yes','strong_yes')),
	CONSTRAINT "scorecard_submitted" CHECK("scorecard"."submitted_at" IS NULL OR "scorecard"."verdict" IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecard_once` ON `scorecard` (`application_id`,`stage_id`,`author_id`);--> statement-breakpoint
CREATE INDEX `scorecard_author` ON `scorecard` (`author_id`);--> statement-breakpoint
CREATE INDEX `scorecard_stage` ON `scorecard` (`stage_id`);--> statement-breakpoint
CREATE TABLE `scorecard_criterion` (
	`id` text PRIMARY KEY NOT NULL,
	`opening_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`name` text NOT NULL,
	`anchors` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`) REFERENCES `stage`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scorecard_criterion_stage` ON `scorecard_criterion` (`stage_id`,`position`);--> statement-breakpoint
CREATE INDEX `scorecard_criterion_opening` ON `scorecard_criterion` (`opening_id`);--> statement-breakpoint
CREATE TABLE `scorecard_score` (
	`id` text PRIMARY KEY NOT NULL,
	`scorecard_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`score` integer NOT NULL,
	`comment` text NOT NULL,
	FOREIGN KEY (`scorecard_id`) REFERENCES `scorecard`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`criterion_id`) REFERENCES `scorecard_criterion`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scorecard_score_range" CHECK("scorecard_score"."score" BETWEEN 1 AND 4)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `scorecard_score_once` ON `scorecard_score` (`scorecard_id`,`criterion_id`);--> statement-breakpoint
CREATE INDEX `scorecard_score_criterion` ON `scorecard_score` (`criterion_id`);--> statement-breakpoint
CREATE TABLE `screening_question` (
	`id` text PRIMARY KEY NOT NULL,
	`opening_id` text NOT NULL,
	`question` text NOT NULL,
	`kind` text NOT NULL,
	`choices` text NOT NULL,
	`rule` text,
	`reason` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "screening_question_kind" CHECK("screening_question"."kind" IN ('yes_no','choice','number','text')),
	CONSTRAINT "screening_question_rule" CHECK(("screening_question"."rule" IS NULL) = ("screening_question"."reason" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `screening_question_opening` ON `screening_question` (`opening_id`,`position`);--> statement-breakpoint
DROP INDEX `application_stage`;--> statement-breakpoint
DROP INDEX `application_status`;--> statement-breakpoint
DROP INDEX `application_candidate`;--> statement-breakpoint
ALTER TABLE `application` ADD `assignee_id` text REFERENCES colleague(id);--> statement-breakpoint
ALTER TABLE `application` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `application` ADD `proposed_reason` text;--> statement-breakpoint
ALTER TABLE `application` ADD `proposal_set_aside_at` integer;--> statement-breakpoint
CREATE INDEX `application_opening_updated` ON `application` (`opening_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `application_active_stage` ON `application` (`stage_id`,`stage_entered_at`) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX `application_source` ON `application` (`source`,`status`);--> statement-breakpoint
CREATE INDEX `application_language` ON `application` (`language`,`status`);--> statement-breakpoint
CREATE INDEX `application_assignee` ON `application` (`assignee_id`,`status`) WHERE assignee_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_snoozed` ON `application` (`snoozed_until`) WHERE snoozed_until IS NOT NULL;--> statement-breakpoint
CREATE INDEX `application_proposed` ON `application` (`opening_id`) WHERE status = 'active' AND proposed_reason IS NOT NULL AND proposal_set_aside_at IS NULL;--> statement-breakpoint
CREATE INDEX `application_stage` ON `application` (`stage_id`,`status`,`seq`,`assignee_id`);--> statement-breakpoint
CREATE INDEX `application_status` ON `application` (`status`,`received_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_candidate` ON `application` (`candidate_id`,`received_at`,`seq`,`opening_id`,`status`);--> statement-breakpoint
CREATE INDEX `candidate_country` ON `candidate` (`country`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_city` ON `candidate` ("city" COLLATE NOCASE,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_headline` ON `candidate` ("headline" COLLATE NOCASE,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_language_name` ON `candidate_language` ("language" COLLATE NOCASE,`candidate_id`);--> statement-breakpoint
CREATE INDEX `candidate_skill_name` ON `candidate_skill` ("name" COLLATE NOCASE,`candidate_id`);--> statement-breakpoint
CREATE INDEX `consent_pool` ON `consent` (`candidate_id`,`expires_on`,`given_at`) WHERE purpose = 'talent_pool' AND withdrawn_at IS NULL;--> statement-breakpoint
CREATE INDEX `document_text_owner` ON `document_text` (`seq`,`candidate_id`);--> statement-breakpoint
CREATE INDEX `intake_item_review` ON `intake_item` (`batch_id`) WHERE outcome = 'review';--> statement-breakpoint
CREATE INDEX `stage_name` ON `stage` ("name" COLLATE NOCASE,`id`);