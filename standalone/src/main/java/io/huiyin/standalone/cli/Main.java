package io.huiyin.standalone.cli;

/** The only entry point of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Huiyin.commandLine(System.getenv()).execute(arguments));
    }
}
