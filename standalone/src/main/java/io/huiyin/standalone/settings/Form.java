package io.huiyin.standalone.settings;

import java.util.regex.Pattern;

/** What a value must look like. */
enum Form {
    TEXT(".+", "a text that is not empty"),
    ANY("(?s).*", "any text"),
    SECRET("(?s).*", "any text"),
    ADDRESSES("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*", "host:port, or several of them with commas"),
    ADDRESS("|[^\\s,:]+:\\d{1,5}", "host:port, or empty") {
        @Override
        boolean fits(String value) {
            return super.fits(value) && PORT.fits(value.isEmpty() ? "0" : value.substring(value.indexOf(':') + 1));
        }
    },
    URL("|https?://[^\\s,]+", "an address such as http://host:port"),
    URLS("https?://[^\\s,]+(,https?://[^\\s,]+)*", "an address such as http://host:port, or several with commas"),
    JDBC("jdbc:postgresql:.+", "of the form jdbc:postgresql://host:port/database"),
    WHOLE("\\d{1,4}", "a whole number from 0 to 9999"),
    COUNT("[1-9]\\d{0,3}", "a whole number from 1 to 9999"),
    POWER_OF_TWO(
            "1024|2048|4096|8192|16384|32768|65536|131072|262144|524288|1048576|2097152|4194304|8388608|16777216|33554432",
            "a power of two from 1024 to 33554432"),
    STREAMS_GROUP("classic|streams", "classic or streams"),
    CONSUMER_GROUP("classic|consumer", "classic or consumer"),
    TENANTS("any|registered", "any or registered"),
    STORES("postgresql|duckdb|postgresql,duckdb", "postgresql, duckdb or postgresql,duckdb"),
    SMTP_SECURITY("none|starttls|tls", "none, starttls or tls"),
    MAIL("|[^\\s@]+@[^\\s@]+", "an address such as huiyin@example.org"),
    REPLICATION("-1|[1-9]", "a whole number from 1 to 9, or -1 for the broker's default"),
    SHARE("[1-9]\\d{0,2}/[1-9]\\d{0,2}", "of the form i/n, such as 1/1 or 2/3"),
    PORT("0|[1-9]\\d{0,4}", "a port from 0 (any free one) to 65535") {
        @Override
        boolean fits(String value) {
            return super.fits(value) && Integer.parseInt(value) <= HIGHEST_PORT;
        }
    };

    private static final int HIGHEST_PORT = 65_535;

    private final Pattern pattern;
    private final String expected;

    Form(String pattern, String expected) {
        this.pattern = Pattern.compile(pattern);
        this.expected = expected;
    }

    boolean fits(String value) {
        return pattern.matcher(value).matches();
    }

    /** The end of the sentence "… must be …". */
    String expected() {
        return expected;
    }
}
