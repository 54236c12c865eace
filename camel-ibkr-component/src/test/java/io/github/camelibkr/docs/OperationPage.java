package io.github.camelibkr.docs;

import io.github.camelibkr.catalogue.BodyField;
import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operation.Preflight;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.catalogue.Pace;
import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Parameter.Place;
import io.github.camelibkr.catalogue.Parameter.Type;
import io.github.camelibkr.model.IbkrMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of one area, made of the catalogue's rows. */
final class OperationPage {

    /** Above every page that is made. */
    static final String MADE =
            "<!-- made from the catalogue: change that, and OperationPagesTest says how to have this made anew -->\n";

    private static final Map<Preflight, String> PREFLIGHTS = Map.of(
            Preflight.PORTFOLIO, "`/portfolio/accounts`, once in a session",
            Preflight.HMDS, "`/hmds/auth/init`, once in a session",
            Preflight.SEARCH, "`/iserver/secdef/search` for the symbol of the contract, once in a session");

    private final OptionNames options;
    private final StringBuilder text = new StringBuilder();

    private OperationPage(OptionNames options) {
        this.options = options;
    }

    static String of(String area, OptionNames options) {
        return new OperationPage(options).area(area);
    }

    private String area(String area) {
        text.append(MADE).append("\n# Operations: ").append(area).append("\n\n");
        text.append(Remarks.ofArea(area)).append("\n\n");
        text.append("How operations are used is told in [Requests](../requests.md); [all areas](README.md).\n");
        ExampleValues.scheduled(area).ifPresent(asked -> scheduled(Operations.get(asked.getKey()), asked.getValue()));
        Operations.all().stream()
                .filter(operation -> operation.area().equals(area))
                .forEach(this::operation);
        return text.toString();
    }

    private void scheduled(Operation operation, String delay) {
        text.append("\nAsked again and again, telling only what has changed:\n");
        code("java", Example.scheduledJava(operation, delay));
        code("yaml", Example.scheduledYaml(operation, delay));
    }

    private void operation(Operation operation) {
        text.append("\n## ").append(operation.name()).append("\n\n");
        text.append((sentence(operation) + ". " + Remarks.of(operation.name())).strip())
                .append("\n\n");
        point("Request", request(operation));
        point("Kind", Kind.of(operation).words());
        if (operation.preflight() != Preflight.NONE) {
            point("Asked before", PREFLIGHTS.get(operation.preflight()) + "; that is done for you");
        }
        if (!operation.isLocal()) {
            point(
                    "IBKR's pace",
                    operation.pace().map(OperationPage::pace).orElse("ten a second, of all requests together"));
        }
        point("Answer", answer(operation));
        if (!operation.options().isEmpty()) {
            point("Options", names(operation.options()) + ": [what they mean](README.md#options)");
        }
        parameters(operation.parameters());
        fields(operation.fields());
        code("java", Example.java(operation));
        code("yaml", Example.yaml(operation));
    }

    /** The numbers of quirks are for those who work on the component. */
    static String sentence(Operation operation) {
        return operation.doc().replaceAll(" \\(quirks? [^)]*\\)", "");
    }

    static String request(Operation operation) {
        if (operation.name().equals("control/request")) {
            return "as `method` and `path` say";
        }
        return operation.isLocal()
                ? "none"
                : "`" + operation.method() + " " + operation.path() + "`" + fixed(operation);
    }

    private static String fixed(Operation operation) {
        String always = operation.fixed().entrySet().stream()
                .map(value -> "`" + value.getKey() + "=" + value.getValue() + "`")
                .collect(Collectors.joining(", "));
        String numbered = operation.numbered() ? "a `reqID` of its own" : "";
        String both = always + numbered;
        return both.isEmpty() ? "" : ", always with " + both;
    }

    private static String pace(Pace pace) {
        String limit = pace.describe().replaceAll(" \\(.*\\)", "").replace(" per ", " in ");
        return pace.reuse().isZero()
                ? limit
                : limit + "; a good answer is given again for " + pace.reuse().toMinutes() + " min";
    }

    static String answer(Operation operation) {
        if (!IbkrMessage.class.isAssignableFrom(operation.answer())) {
            return "IBKR's JSON";
        }
        String type = operation.answer().getSimpleName();
        return "[`" + type + "`](../messages/" + file(type) + ".schema.json)"
                + (operation.offersJson() ? ", or IBKR's JSON with `outputType=json`" : "");
    }

    private static String file(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private void parameters(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        text.append("\n| option | needed | what it is | its form | header | at IBKR |\n|---|---|---|---|---|---|\n");
        for (Parameter parameter : parameters) {
            row(
                    "`" + parameter.option() + "`",
                    parameter.required() ? "yes" : "",
                    meaning(parameter),
                    parameter.type().description(),
                    parameter.header() == null ? "" : "`" + parameter.header() + "`",
                    place(parameter));
        }
    }

    /** What it means here; the options of these names have to say it for streams and orders as well. */
    private String meaning(Parameter parameter) {
        return switch (parameter.option()) {
            case "accountId" ->
                parameter.type() == Type.ACCOUNTS
                        ? "The accounts."
                        : parameter.required() ? "The account." : "The account. A login with only one needs none.";
            case "conid" -> parameter.type() == Type.CONIDS ? "The contracts." : "The contract.";
            case "symbol" -> parameter.type() == Type.SYMBOLS ? "The symbols." : "The symbol.";
            case "clientOrderId" -> "The order that is looked for, by the id that it was placed with.";
            default -> options.meaning(parameter.option());
        };
    }

    private static String place(Parameter parameter) {
        return parameter.place() == Place.LOCAL
                ? ""
                : parameter.place().name().toLowerCase(Locale.ROOT) + " `" + parameter.wire() + "`";
    }

    private void fields(List<BodyField> fields) {
        if (fields.isEmpty()) {
            return;
        }
        text.append("\n| key of the body | needed | its form |\n|---|---|---|\n");
        for (BodyField field : fields) {
            row(
                    "`" + field.name() + "`",
                    field.required() ? "yes" : "",
                    field.kind().description());
        }
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void point(String name, String value) {
        text.append("- **").append(name).append("**: ").append(value).append('\n');
    }

    private void code(String language, String code) {
        text.append("\n```").append(language).append('\n').append(code).append("```\n");
    }
}
