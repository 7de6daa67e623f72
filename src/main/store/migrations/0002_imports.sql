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
CREATE INDEX `import_row_candidate` ON `import_row` (`candidate_id`) WHERE candidate_id IS NOT NULL;