package io.github.camelibkr.docs;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.IbkrMessage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that lists all operations, their options, and what is left out. */
final class OperationIndex {

    private final OptionNames options;
    private final StringBuilder text = new StringBuilder();

    private OperationIndex(OptionNames options) {
        this.options = options;
    }

    static String of(OptionNames options) {
        return new OperationIndex(options).index();
    }

    /** All areas, in the catalogue's order. */
    static List<String> areas() {
        return Operations.all().stream().map(Operation::area).distinct().toList();
    }

    private String index() {
        text.append(OperationPage.MADE).append("\n# Operations\n\n");
        text.append(
                "`ibkr:<area>/<operation>` is a request to IBKR's REST API: [how they are used](../requests.md). What goes on"
                        + " by itself, `ibkr:stream/<topic>`, is told in [Streams](../streams.md). An area has a page with"
                        + " options, bodies, answers and examples of each:\n");
        text.append(areas().stream()
                .map(area -> "[" + area + "](" + area + ".md)")
                .collect(Collectors.joining(" · ", "", "\n\n")));
        all();
        optionTables();
        leftOut();
        return text.toString();
    }

    private void all() {
        text.append(
                "What is guarded needs `tradingMode=paper` or `live`, and most of it a `stateDirectory`"
                        + " ([why](../order-guard.md)). What reads may also begin a"
                        + " route, on Camel's schedule, unless it needs a body. Of what is done *here*, nothing is asked of IBKR.\n\n");
        row("operation", "what it does", "request", "kind", "answer");
        row("---", "---", "---", "---", "---");
        for (Operation operation : Operations.all()) {
            row(
                    "[`" + operation.name() + "`](" + operation.area() + ".md#"
                            + operation.name().replace("/", "").toLowerCase(Locale.ROOT) + ")",
                    OperationPage.sentence(operation),
                    operation.isLocal() ? "" : "`" + operation.method() + " " + operation.path() + "`",
                    Kind.of(operation).word(),
                    IbkrMessage.class.isAssignableFrom(operation.answer())
                            ? "`" + operation.answer().getSimpleName() + "`"
                            : "JSON");
        }
    }

    private void optionTables() {
        text.append(
                "\n## Options\n\nBeside the parameters that stand on the pages, operations take these. Where one takes which is"
                        + " said there; `requestTimeout` and `maxWait` are taken by all, `outputType` by all whose answer can be"
                        + " had as IBKR's own JSON. Lengths of time are in milliseconds, or have a unit: `30s`, `5m`.\n\n");
        table(options.ofOperations());
        text.append("\nEvery endpoint takes these; most are better set once, on the component:\n\n");
        table(options.ofAll());
        text.append("\nThose of Camel itself are taken as well: ")
                .append(names(options.ofCamel()))
                .append("; and by what begins a route: ")
                .append(names(options.ofSchedules()))
                .append(
                        ". Of these, `onlyChanges` is ours: it sends only [what has changed](../requests.md#on-a-schedule).\n");
    }

    private static String names(Collection<String> options) {
        return options.stream().map(option -> "`" + option + "`").collect(Collectors.joining(", "));
    }

    private void table(Collection<String> names) {
        row("option", "usual", "what it means");
        row("---", "---", "---");
        names.forEach(name -> row("`" + name + "`", options.usual(name), options.meaning(name)));
    }

    private void leftOut() {
        text.append(
                "\n## What is left out\n\nIBKR has documented these as well. They have no operation, each for a reason:\n\n");
        row("request", "why not");
        row("---", "---");
        LeftOut.ALL.forEach(out -> row("`" + out.method() + " " + out.path() + "`", out.reason()));
        text.append(
                "\nAnything newer than this catalogue can be asked with [`control/request`](control.md#controlrequest).\n");
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
