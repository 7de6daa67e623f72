/** Stands for `electron` in unit tests: whatever needs it must be handed a double, never import it. */
throw new Error('unmocked electron import')
