package io.huiyin.ingest.importer.rows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.huiyin.check.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** Rows of one file as bytes and back. All CSV rows of a file share one header, which is kept here and not in every row. */
final class RowCodec {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BROKEN = 0;
    private static final int CSV = 1;
    private static final int NDJSON = 2;

    private Map<String, Integer> places = Map.of();

    byte[] write(Row row) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(row.line());
        switch (row) {
            case Row.Broken broken -> {
                out.writeByte(BROKEN);
                writeText(out, broken.problem().field());
                writeText(out, broken.problem().value());
                writeText(out, broken.problem().expected());
            }
            case Row.Whole whole -> write(whole.cells(), out);
        }
        return bytes.toByteArray();
    }

    Row read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        long line = in.readLong();
        int kind = in.readByte();
        return switch (kind) {
            case CSV -> new Row.Whole(line, csv(in));
            case NDJSON -> new Row.Whole(line, new Cells.Json((ObjectNode) JSON.readTree(readText(in))));
            default -> new Row.Broken(line, new Problem(readText(in), readText(in), readText(in)));
        };
    }

    private void write(Cells cells, DataOutput out) throws IOException {
        switch (cells) {
            case Cells.Csv csv -> {
                places = csv.places();
                out.writeByte(CSV);
                out.writeInt(csv.fields().size());
                for (var field : csv.fields()) {
                    writeText(out, field);
                }
            }
            case Cells.Json json -> {
                out.writeByte(NDJSON);
                writeText(out, json.node().toString());
            }
            case Cells.Following following -> write(following.now(), out);
            case Cells.Blanked blanked -> write(blanked.cells(), out);
        }
    }

    private Cells csv(DataInput in) throws IOException {
        int count = in.readInt();
        var fields = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            fields.add(readText(in));
        }
        return new Cells.Csv(places, fields);
    }

    /** Any text, also one longer than {@link DataOutput#writeUTF} takes. */
    static void writeText(DataOutput out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
