package io.github.camelibkr.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages about operations: those that are made of the catalogue, and the guide to them. */
final class Documents {

    private static final Path FOLDER = Path.of(System.getProperty("ibkr.root"), "docs");

    private Documents() {}

    /** The pages as the catalogue says that they must be, by where they lie. */
    static Map<Path, String> made() {
        OptionNames options = OptionNames.read();
        Map<Path, String> made = new LinkedHashMap<>();
        made.put(FOLDER.resolve("operations/README.md"), OperationIndex.of(options));
        OperationIndex.areas()
                .forEach(area ->
                        made.put(FOLDER.resolve("operations/" + area + ".md"), OperationPage.of(area, options)));
        return made;
    }

    /** What lies in the folder of pages that are made. */
    static List<Path> present() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("operations"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, and the guide. */
    static List<Path> all() {
        return Stream.concat(present().stream(), Stream.of(FOLDER.resolve("requests.md")))
                .sorted()
                .toList();
    }

    static String read(Path page) {
        try {
            return Files.exists(page) ? Files.readString(page) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of code in a language. */
    static List<String> blocks(String language) {
        Pattern block = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
        return all().stream()
                .flatMap(page -> block.matcher(read(page)).results())
                .map(found -> found.group(1))
                .toList();
    }
}
