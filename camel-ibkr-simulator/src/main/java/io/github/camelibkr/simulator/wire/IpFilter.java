package io.github.camelibkr.simulator.wire;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses the gateway program serves, as its lists {@code ips.allow} and {@code ips.deny} say: IPv4 addresses,
 * in which {@code *} stands for anything. A list of the allowed alone refuses nobody.
 */
public record IpFilter(List<String> allow, List<String> deny) {

    /** Serves everybody. */
    public static final IpFilter NONE = new IpFilter(List.of(), List.of());

    /** Keeps the lists as they are now. */
    public IpFilter {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    boolean refuses(String address) {
        if (deny.isEmpty()) {
            return false;
        }
        return allow.isEmpty() ? matches(deny.stream(), address) : !matches(allow.stream(), address);
    }

    private static boolean matches(Stream<String> patterns, String address) {
        return patterns.map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
                .anyMatch(address::matches);
    }
}
