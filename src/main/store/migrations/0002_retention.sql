CREATE TABLE `erasure_request` (
	`id` text PRIMARY KEY NOT NULL,
	`candidate_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`extended_at` integer,
	`answered_at` integer,
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
CREATE INDEX `application_retention` ON `application` (`opening_id`,`status`,`decided_at`,`received_at`);--> statement-breakpoint
CREATE INDEX `application_event_reactivated` ON `application_event` (`application_id`,`at`) WHERE kind = 'reactivated';--> statement-breakpoint
CREATE INDEX `candidate_anonymised` ON `candidate` (`id`) WHERE profile_status = 'anonymised';