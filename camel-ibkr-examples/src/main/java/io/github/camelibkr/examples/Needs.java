package io.github.camelibkr.examples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be embedded for a set of routes: whatever they use and nobody has given an address for.
 *
 * @param kafka a Kafka broker
 * @param jms a JMS connection factory, to the broker at {@code jms.url} or else to an embedded one
 * @param gateway a simulated gateway
 */
public record Needs(boolean kafka, boolean jms, boolean gateway) {

    private static final Set<String> JMS_SCHEMES = Set.of("jms", "sjms", "sjms2");

    /** Reads the routes, and the Kamelets that they use. */
    public static Needs of(Collection<RouteFile> files, Settings settings) {
        List<RouteScan> scans = scan(files, settings);
        List<EndpointUse> uses =
                scans.stream().flatMap(scan -> scan.endpoints().stream()).toList();
        return new Needs(
                uses.stream().anyMatch(use -> isOpen(use, Set.of("kafka"), "brokers", settings)),
                uses.stream().anyMatch(use -> isOpen(use, JMS_SCHEMES, "connectionFactory", settings))
                        && !bringsConnectionFactory(scans, settings),
                uses.stream().anyMatch(use -> isOpen(use, Set.of("ibkr"), "gatewayUrl", settings)));
    }

    /** Whether the endpoint has one of the schemes, and its address is said neither there nor on the component. */
    private static boolean isOpen(EndpointUse use, Set<String> schemes, String address, Settings settings) {
        Optional<String> scheme = use.scheme().filter(schemes::contains);
        return scheme.isPresent()
                && !use.has(address)
                && Stream.of("", "configuration.")
                        .noneMatch(nested -> settings.has("camel.component." + scheme.get() + "." + nested + address));
    }

    private static boolean bringsConnectionFactory(List<RouteScan> scans, Settings settings) {
        Stream<String> properties = settings.all().stringPropertyNames().stream()
                .filter(key -> key.matches("camel\\.beans?\\.[^.]+"))
                .map(settings.all()::getProperty);
        Stream<String> beans = scans.stream().flatMap(scan -> scan.beanTypes().stream());
        return Stream.concat(properties, beans).anyMatch(type -> type.contains("ConnectionFactory"));
    }

    private static List<RouteScan> scan(Collection<RouteFile> files, Settings settings) {
        Deque<RouteFile> unread = new ArrayDeque<>(files);
        Set<String> kamelets = new HashSet<>();
        List<RouteScan> scans = new ArrayList<>();
        while (!unread.isEmpty()) {
            RouteScan scan = RouteScan.of(unread.pop(), settings::resolve);
            scans.add(scan);
            scan.endpoints().stream()
                    .filter(use -> use.scheme().filter("kamelet"::equals).isPresent())
                    .map(use -> use.path().replaceFirst("/.*", ""))
                    .filter(kamelets::add)
                    .flatMap(name -> kamelet(name, settings))
                    .forEach(unread::add);
        }
        return scans;
    }

    private static Stream<RouteFile> kamelet(String name, Settings settings) {
        String folders = settings.get("camel.component.kamelet.location").orElse("classpath:kamelets");
        return Stream.of(folders.split(","))
                .map(folder -> folder.strip().replaceFirst("/$", "") + "/" + name + ".kamelet.yaml")
                .flatMap(location -> RouteFiles.text(location).map(text -> new RouteFile(location, text)).stream());
    }
}
