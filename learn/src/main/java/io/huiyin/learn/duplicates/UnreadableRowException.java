package io.huiyin.learn.duplicates;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.huiyin.check.Problem;

/** A row of a file of reports that cannot be understood, with a sentence that names line, column and value, and what would be right. */
public final class UnreadableRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRowException(NamedCsvRecord row, Problem problem) {
        super("line " + row.getStartingLineNumber() + ": " + problem.sentence());
    }
}
