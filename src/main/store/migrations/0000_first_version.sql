CREATE TABLE `application` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`candidate_sort_name` text NOT NULL,
	`opening_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`status` text NOT NULL,
	`disposition_reason` text,
	`source` text NOT NULL,
	`language` text NOT NULL,
	`received_at` integer NOT NULL,
	`decided_at` integer,
	`stage_entered_at` integer NOT NULL,
	`rating` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stage_id`,`opening_id`) REFERENCES `stage`(`id`,`opening_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_status_known" CHECK("application"."status" IN ('active','hired','rejected','withdrawn')),
	CONSTRAINT "application_disposition" CHECK(("application"."status" IN ('rejected','withdrawn')) = ("application"."disposition_reason" IS NOT NULL)),
	CONSTRAINT "application_decided" CHECK(("application"."status" = 'active') = ("application"."decided_at" IS NULL)),
	CONSTRAINT "application_rating" CHECK("application"."rating" IS NULL OR "application"."rating" BETWEEN 1 AND 5)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_id` ON `application` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `application_one_active` ON `application` (`candidate_id`,`opening_id`) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX `application_opening_received` ON `application` (`opening_id`,`received_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_opening_name` ON `application` (`opening_id`,`candidate_sort_name`,`seq`);--> statement-breakpoint
CREATE INDEX `application_opening_stage_entered` ON `application` (`opening_id`,`stage_entered_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_opening_rating` ON `application` (`opening_id`,`rating`,`received_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_stage` ON `application` (`stage_id`,`status`);--> statement-breakpoint
CREATE INDEX `application_status` ON `application` (`status`);--> statement-breakpoint
CREATE INDEX `application_candidate` ON `application` (`candidate_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `application_received` ON `application` (`received_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_name` ON `application` (`candidate_sort_name`,`seq`);--> statement-breakpoint
CREATE INDEX `application_stage_entered` ON `application` (`stage_entered_at`,`seq`);--> statement-breakpoint
CREATE INDEX `application_rating` ON `application` (`rating`,`received_at`,`seq`);--> statement-breakpoint
CREATE TABLE `application_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_answer_application` ON `application_answer` (`application_id`);--> statement-breakpoint
CREATE TABLE `application_document` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`document_id` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_document_once` ON `application_document` (`application_id`,`document_id`);--> statement-breakpoint
CREATE INDEX `application_document_document` ON `application_document` (`document_id`);--> statement-breakpoint
CREATE TABLE `application_event` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`from_stage_id` text,
	`to_stage_id` text,
	`reason` text,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `application_event_application` ON `application_event` (`application_id`,`at`);--> statement-breakpoint
CREATE TABLE `application_tag` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`tag` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_tag_once` ON `application_tag` (`application_id`,"tag" COLLATE NOCASE);--> statement-breakpoint
CREATE INDEX `application_tag_tag` ON `application_tag` ("tag" COLLATE NOCASE,`application_id`);--> statement-breakpoint
CREATE TABLE `note` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`application_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `application`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_id` ON `note` (`id`);--> statement-breakpoint
CREATE INDEX `note_application` ON `note` (`application_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `note_candidate` ON `note` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate` (
	`id` text PRIMARY KEY NOT NULL,
	`full_name` text NOT NULL,
	`sort_name` text NOT NULL,
	`given_name` text,
	`family_name` text,
	`headline` text,
	`city` text,
	`country` text,
	`summary` text NOT NULL,
	`profile_status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "candidate_profile_status" CHECK("candidate"."profile_status" IN ('active','anonymised'))
);
--> statement-breakpoint
CREATE INDEX `candidate_sort_name` ON `candidate` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `candidate_updated` ON `candidate` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `candidate_education` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`institution` text NOT NULL,
	`area` text NOT NULL,
	`degree` text NOT NULL,
	`from_date` text,
	`to_date` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_education_candidate` ON `candidate_education` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_email` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`address` text NOT NULL,
	`normalised` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_email_once` ON `candidate_email` (`candidate_id`,`normalised`);--> statement-breakpoint
CREATE INDEX `candidate_email_normalised` ON `candidate_email` (`normalised`);--> statement-breakpoint
CREATE TABLE `candidate_experience` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`employer` text NOT NULL,
	`title` text NOT NULL,
	`location` text,
	`from_date` text,
	`to_date` text,
	`summary` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_experience_candidate` ON `candidate_experience` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_language` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`language` text NOT NULL,
	`fluency` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_language_candidate` ON `candidate_language` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_link` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`kind` text NOT NULL,
	`url` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_link_candidate` ON `candidate_link` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_phone` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`written` text NOT NULL,
	`e164` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_phone_candidate` ON `candidate_phone` (`candidate_id`);--> statement-breakpoint
CREATE INDEX `candidate_phone_e164` ON `candidate_phone` (`e164`);--> statement-breakpoint
CREATE TABLE `candidate_skill` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `candidate_skill_candidate` ON `candidate_skill` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `consent` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`purpose` text NOT NULL,
	`given_at` integer NOT NULL,
	`expires_on` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consent_candidate` ON `consent` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `candidate_search` (
	`seq` integer PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`names` text NOT NULL,
	`contacts` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `candidate_search_candidate` ON `candidate_search` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `document` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`content_mac` blob NOT NULL,
	`key` blob NOT NULL,
	`extraction` text NOT NULL,
	`warnings` text NOT NULL,
	`extractor_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "document_extraction_state" CHECK("document"."extraction" IN ('pending','done','failed')),
	CONSTRAINT "document_size" CHECK("document"."size_bytes" BETWEEN 1 AND 5242880)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_content_once` ON `document` (`candidate_id`,`content_mac`);--> statement-breakpoint
CREATE INDEX `document_extraction` ON `document` (`extraction`) WHERE extraction = 'pending';--> statement-breakpoint
CREATE TABLE `document_text` (
	`seq` integer PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`candidate_id`) REFERENCES `candidate`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_text_document` ON `document_text` (`document_id`);--> statement-breakpoint
CREATE INDEX `document_text_candidate` ON `document_text` (`candidate_id`);--> statement-breakpoint
CREATE TABLE `intake_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`opening_id` text,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `intake_batch_started` ON `intake_batch` (`started_at`,`id`);--> statement-breakpoint
CREATE TABLE `intake_chunk` (
	`id` text PRIMARY KEY NOT NULL,
	`part_id` text NOT NULL,
	`position` integer NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`part_id`) REFERENCES `intake_part`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intake_chunk_part` ON `intake_chunk` (`part_id`,`position`);--> statement-breakpoint
CREATE TABLE `intake_item` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`outcome` text NOT NULL,
	`code` text,
	`reason` text,
	`candidate_id` text,
	`application_id` text,
	`made_candidate` integer NOT NULL,
	`refused_files` text NOT NULL,
	`proposal` text,
	`root` text NOT NULL,
	`archive_part_id` text,
	`brought` text,
	FOREIGN KEY (`batch_id`) REFERENCES `intake_batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "intake_item_outcome" CHECK("intake_item"."outcome" IN ('pending','accepted','refused','duplicate','review','reverted','discarded'))
);
--> statement-breakpoint
CREATE INDEX `intake_item_batch` ON `intake_item` (`batch_id`,`position`);--> statement-breakpoint
CREATE INDEX `intake_item_application` ON `intake_item` (`application_id`);--> statement-breakpoint
CREATE INDEX `intake_item_archive` ON `intake_item` (`archive_part_id`);--> statement-breakpoint
CREATE TABLE `intake_part` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`item_id` text,
	`path` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `intake_batch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `intake_part_batch` ON `intake_part` (`batch_id`,`position`);--> statement-breakpoint
CREATE INDEX `intake_part_item` ON `intake_part` (`item_id`);--> statement-breakpoint
CREATE TABLE `intake_seen` (
	`id` text PRIMARY KEY NOT NULL,
	`mac` blob NOT NULL,
	`item_id` text NOT NULL,
	`application_id` text,
	FOREIGN KEY (`item_id`) REFERENCES `intake_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intake_seen_mac` ON `intake_seen` (`mac`);--> statement-breakpoint
CREATE TABLE `opening` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`sort_title` text NOT NULL,
	`search_text` text NOT NULL,
	`requisition_number` text NOT NULL,
	`department` text,
	`job_family` text,
	`country` text,
	`subdivision` text,
	`city` text,
	`time_zone` text NOT NULL,
	`language` text NOT NULL,
	`employment_type` text NOT NULL,
	`workplace` text NOT NULL,
	`pay_min` real,
	`pay_max` real,
	`pay_currency` text,
	`pay_period` text,
	`description` text NOT NULL,
	`seats` integer NOT NULL,
	`status` text NOT NULL,
	`opens_on` text,
	`closes_on` text,
	`external_id` text,
	`external_url` text,
	`published_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "opening_status" CHECK("opening"."status" IN ('draft','published','closed','filled','cancelled')),
	CONSTRAINT "opening_published_has_country" CHECK("opening"."status" <> 'published' OR "opening"."country" IS NOT NULL),
	CONSTRAINT "opening_closed_has_instant" CHECK(("opening"."status" IN ('closed','filled','cancelled')) = ("opening"."closed_at" IS NOT NULL)),
	CONSTRAINT "opening_seats" CHECK("opening"."seats" >= 1),
	CONSTRAINT "opening_pay" CHECK("opening"."pay_min" IS NULL OR "opening"."pay_max" IS NULL OR "opening"."pay_min" <= "opening"."pay_max")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opening_requisition_number` ON `opening` ("requisition_number" COLLATE NOCASE);--> statement-breakpoint
CREATE INDEX `opening_updated` ON `opening` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `opening_title` ON `opening` (`sort_title`,`id`);--> statement-breakpoint
CREATE INDEX `opening_closes_on` ON `opening` (`closes_on`,`id`);--> statement-breakpoint
CREATE TABLE `stage` (
	`id` text PRIMARY KEY NOT NULL,
	`opening_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stage_kind" CHECK("stage"."kind" IN ('new','screen','interview','offer','hired','other'))
);
--> statement-breakpoint
CREATE INDEX `stage_opening` ON `stage` (`opening_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `stage_of_opening` ON `stage` (`id`,`opening_id`);--> statement-breakpoint
CREATE TABLE `team_member` (
	`id` text PRIMARY KEY NOT NULL,
	`opening_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`opening_id`) REFERENCES `opening`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_member_opening` ON `team_member` (`opening_id`,`position`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subjects` text NOT NULL,
	`count` integer NOT NULL,
	`previous_hash` blob NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `change_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`op` text NOT NULL,
	`columns` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `secret` (
	`name` text PRIMARY KEY NOT NULL,
	`value` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `undo_change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`command_id`) REFERENCES `undo_command`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `undo_change_command` ON `undo_change` (`command_id`,`seq`);--> statement-breakpoint
CREATE TABLE `undo_command` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command` text NOT NULL,
	`subjects` integer NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL
);
