-- What became of dead letters: an operator sent them back to where they came from, or put them away.

ALTER TABLE dead_letters
    ADD COLUMN settled text CHECK (settled IN ('REPLAYED', 'DISCARDED')),
    ADD COLUMN settled_by text,
    ADD COLUMN settled_at timestamptz;

CREATE INDEX dead_letters_by_letter ON dead_letters (letter_partition, letter_offset);
CREATE INDEX dead_letters_open ON dead_letters (rejected_at DESC) WHERE settled IS NULL;

COMMENT ON COLUMN dead_letters.settled IS 'What became of it: REPLAYED (sent back to where it came from), DISCARDED (nobody wants it); null while it is open.';
COMMENT ON COLUMN dead_letters.settled_by IS 'Who decided it.';
COMMENT ON COLUMN dead_letters.settled_at IS 'When.';
