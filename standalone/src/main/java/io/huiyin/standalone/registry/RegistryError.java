package io.huiyin.standalone.registry;

import java.io.Serial;

/** What the registry answers when it cannot do what it was asked: Confluent's codes, with sentences. */
final class RegistryError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;

    private RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Confluent's code; the first three digits are the HTTP status. */
    int code() {
        return code;
    }

    int status() {
        return code >= 1000 ? code / 100 : code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    static RegistryError subjectNotFound(String subject) {
        return new RegistryError(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError versionNotFound(int version) {
        return new RegistryError(40402, "Version " + version + " not found.");
    }

    static RegistryError schemaNotFound() {
        return new RegistryError(40403, "Schema not found");
    }

    static RegistryError schemaNotFound(int id) {
        return new RegistryError(40403, "Schema " + id + " not found");
    }

    static RegistryError subjectSoftDeleted(String subject) {
        return new RegistryError(
                40404, "Subject '" + subject + "' was soft deleted. Set permanent=true to delete it for good.");
    }

    static RegistryError subjectNotSoftDeleted(String subject) {
        return new RegistryError(
                40405, "Subject '" + subject + "' was not deleted first before being deleted for good.");
    }

    static RegistryError versionSoftDeleted(String subject, int version) {
        return new RegistryError(
                40406,
                "Subject '" + subject + "' Version " + version
                        + " was soft deleted. Set permanent=true to delete it for good.");
    }

    static RegistryError versionNotSoftDeleted(String subject, int version) {
        return new RegistryError(
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being deleted for good.");
    }

    static RegistryError noLevelOfItsOwn(String subject) {
        return new RegistryError(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryError incompatible(String sentence) {
        return new RegistryError(409, sentence);
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryError invalidLevel(String level) {
        return new RegistryError(
                42203,
                "Invalid compatibility level '" + level
                        + "'. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive");
    }

    static RegistryError invalidMode(String mode) {
        return new RegistryError(42204, "Invalid mode '" + mode + "'. This registry is always in mode READWRITE");
    }

    static RegistryError referenced(String subject, int version) {
        return new RegistryError(
                42206,
                "Subject '" + subject + "' Version " + version + " is referenced by another schema; delete that first");
    }

    static RegistryError unreadable(String why) {
        return new RegistryError(422, "The request's body cannot be read: " + why);
    }

    static RegistryError notKept(String topic, Throwable cause) {
        var error =
                new RegistryError(50001, "The schema could not be kept in topic " + topic + ": " + cause.getMessage());
        error.initCause(cause);
        return error;
    }
}
