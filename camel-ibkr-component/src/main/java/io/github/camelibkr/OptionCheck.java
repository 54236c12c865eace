package io.github.camelibkr;

import io.github.camelibkr.catalogue.Parameter;
import io.github.camelibkr.catalogue.Topics;
import io.github.camelibkr.model.FieldList;
import io.github.camelibkr.model.InvalidRequestException;
import io.github.camelibkr.model.Nearest;
import io.github.camelibkr.rest.Arguments;
import io.github.camelibkr.stream.QuotePolicy.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.StringHelper;

/** Finds what is wrong with an endpoint's options while the route starts, and names what was probably meant. */
final class OptionCheck {

    /** What every endpoint takes, beside what its row in the catalogue says. */
    private static final Set<String> COMMON = Set.of(
            "gatewayUrl",
            "gatewayCertificateSha256",
            "allowShippedCertificate",
            "sslContextParameters",
            "failOnStartup",
            "competing",
            "region",
            "rateShare",
            "suppress",
            "connectTimeout",
            "firstByteTimeout",
            "maxFrameSize",
            "maxMessageSize",
            "maxAnswerSize",
            "maxHeaderSize",
            "maxNesting",
            "maxNumberLength",
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "lazyStartProducer");

    /** Camel's schedule, of what is read again and again. */
    private static final Set<String> SCHEDULE = Set.of(
            "onlyChanges",
            "delay",
            "initialDelay",
            "useFixedDelay",
            "timeUnit",
            "repeatCount",
            "startScheduler",
            "scheduler",
            "schedulerProperties",
            "scheduledExecutorService",
            "pollStrategy",
            "runLoggingLevel",
            "greedy",
            "sendEmptyMessageWhenIdle",
            "backoffMultiplier",
            "backoffIdleThreshold",
            "backoffErrorThreshold");

    private final CamelContext context;
    private final EndpointName name;

    OptionCheck(CamelContext context, EndpointName name) {
        this.context = context;
        this.name = name;
    }

    /** Refuses options that do not exist, and those that this endpoint does not take. */
    void names(Collection<String> given) {
        Set<String> takes = takes(name);
        for (String written : given) {
            String option = StringHelper.dashToCamelCase(written);
            if (known().getOptionType(option, true) == null) {
                throw new IllegalArgumentException("unknown option '" + written + "' of ibkr:" + name.name()
                        + Nearest.hint(option, takes) + taken());
            }
            if (!takes.contains(option)) {
                throw new IllegalArgumentException(
                        "ibkr:" + name.name() + " does not take the option '" + written + "'." + taken());
            }
        }
    }

    /** Refuses lengths of time and words that Camel would take for 0, or refuse in words of Java's. */
    void forms(Map<String, Object> given) {
        given.forEach((written, value) -> {
            String option = StringHelper.dashToCamelCase(written);
            if (!(value instanceof String text) || text.startsWith("#")) {
                return;
            }
            Class<?> type = known().getOptionType(option, true);
            if (type == long.class && !SCHEDULE.contains(option)) {
                length(option, text);
            } else if (type.isEnum()) {
                word(option, text, type);
            }
        });
    }

    private void length(String option, String text) {
        Duration length = context.getTypeConverter().tryConvertTo(Duration.class, text);
        boolean malformed = length == null || length.isZero() && !text.matches("(?i)(pt)?0+ *[a-z]*");
        if (malformed || length.isNegative()) {
            throw new IllegalArgumentException("ibkr:" + name.name() + ": " + option
                    + " must be a length of time, such as 1500, 30s or 5m, not '" + text + "'");
        }
    }

    private void word(String option, String text, Class<?> type) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Object::toString).toList();
        if (context.getTypeConverter().tryConvertTo(type, text) == null) {
            throw new IllegalArgumentException("ibkr:" + name.name() + ": " + option + " must be one of "
                    + String.join(", ", words) + ", not '" + text + "'" + Nearest.hint(text, words));
        }
    }

    /** All that an endpoint takes, whatever the case of its letters. */
    static Set<String> takes(EndpointName name) {
        boolean reads = !name.isTopic() && name.operation().readOnly();
        return sorted(Stream.of(COMMON.stream(), reads ? SCHEDULE.stream() : Stream.<String>empty(), name.takes())
                .flatMap(names -> names));
    }

    private String taken() {
        Set<String> own = sorted(name.takes());
        return " It takes: " + (own.isEmpty() ? "" : String.join(", ", own) + ", and ")
                + "the options of every endpoint (gatewayUrl and others)";
    }

    private PropertyConfigurerGetter known() {
        return (PropertyConfigurerGetter)
                PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer("ibkr-endpoint", context);
    }

    private static Set<String> sorted(Stream<String> names) {
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(sorted::add);
        return sorted;
    }

    private static void stream(EndpointName name, IbkrConfiguration configuration, Map<String, String> options)
            throws InvalidRequestException {
        boolean contract = name.parameters().stream()
                .anyMatch(parameter -> parameter.option().equals("conid"));
        if (contract && options.get("conid") != null && options.get("symbol") != null) {
            throw new InvalidRequestException("ibkr:" + name.name() + " takes conid or symbol, not both");
        }
        if (contract && options.get("conid") == null && options.get("symbol") == null) {
            throw new InvalidRequestException("ibkr:" + name.name() + " needs the option conid: "
                    + Parameter.Type.CONIDS.description() + "; or, instead, symbol: "
                    + Parameter.Type.SYMBOLS.description());
        }
        if (configuration.getQueueSize() < 1) {
            throw new InvalidRequestException("queueSize must be 1 or more, not " + configuration.getQueueSize());
        }
        GatewayOptions.split(configuration.getRefuseData()).forEach(OptionCheck::refused);
        if (name.topic() == Topics.STR) {
            Since.parse("since", configuration.getSince(), Instant.EPOCH, configuration.getRegion());
            if (!StateStores.isDirectoryKnown(configuration)) {
                throw new InvalidRequestException("ibkr:stream/str needs the option stateDirectory: a directory that"
                        + " outlives restarts, where it remembers which executions were delivered. Set it on the"
                        + " component for all endpoints");
            }
        }
    }

    /** What {@code marketdata/history} says about its pages, and who can have them one by one. */
    private static void output(IbkrEndpoint endpoint, Map<String, String> options) throws InvalidRequestException {
        String from = options.get("from");
        boolean history = endpoint.name().name().equals("marketdata/history");
        if (history && from != null && options.get("period") != null) {
            throw new InvalidRequestException("marketdata/history takes from or period, not both: both say where the"
                    + " bars begin. Leave one out");
        }
        String until = options.get("until");
        if (history && from != null && until != null && !Instant.parse(from).isBefore(Instant.parse(until))) {
            throw new InvalidRequestException(
                    "marketdata/history: from must be before until, and " + from + " is not before " + until);
        }
        if (endpoint.outputType() == OutputType.iterator && (!history || from == null)) {
            throw new InvalidRequestException(
                    "outputType=iterator is for marketdata/history with the option from:" + " where the bars begin");
        }
        if (endpoint.outputType() == OutputType.iterator && endpoint.onlyChanges()) {
            throw new InvalidRequestException("onlyChanges needs answers that can be compared, and outputType=iterator"
                    + " gives none: leave one of both out");
        }
    }

    private static void refused(String data) {
        if (Stream.of(Refused.values()).noneMatch(known -> known.name().equals(data))) {
            throw new IllegalArgumentException(
                    "refuseData must be of " + List.of(Refused.values()) + ", not '" + data + "'");
        }
    }

    /** Refuses values that are malformed, and what is missing and cannot come later. */
    static void values(IbkrEndpoint endpoint) {
        IbkrConfiguration configuration = endpoint.getConfiguration();
        endpoint.settings();
        String updates = configuration.getOrderUpdates();
        if (!"none".equals(updates) && !IbkrEndpoint.UNTIL_FINAL.equals(updates)) {
            throw new IllegalArgumentException("orderUpdates must be none or until-final, not '" + updates + "'");
        }
        if (configuration.getRequestTimeout() < 1) {
            throw new IllegalArgumentException("requestTimeout must be more than 0");
        }
        EndpointName name = endpoint.name();
        if (!name.isTopic()) {
            TradingCheck.of(endpoint).run();
        }
        Map<String, String> options = endpoint.options();
        try {
            for (Parameter parameter : name.parameters()) {
                String value = options.get(parameter.option());
                if (value != null) {
                    Arguments.check("ibkr:" + name.name(), parameter, value);
                } else if (parameter.required() && parameter.header() == null) {
                    throw new InvalidRequestException("ibkr:" + name.name() + " needs the option " + parameter.option()
                            + ": " + parameter.type().description());
                }
            }
            FieldList.ids(options.get("fields"));
            if (options.get("changedSince") != null) {
                Since.parse("changedSince", options.get("changedSince"), Instant.EPOCH, configuration.getRegion());
            }
            output(endpoint, options);
            if (name.isTopic()) {
                stream(name, configuration, options);
            }
        } catch (InvalidRequestException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
