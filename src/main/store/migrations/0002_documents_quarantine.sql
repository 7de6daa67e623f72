ALTER TABLE `document` ADD `failure` text;--> statement-breakpoint
ALTER TABLE `document` ADD `language` text;--> statement-breakpoint
CREATE INDEX `document_extractor` ON `document` (`extractor_version`,`id`);--> statement-breakpoint
CREATE INDEX `document_failed` ON `document` (`created_at`,`id`) WHERE extraction = 'failed';