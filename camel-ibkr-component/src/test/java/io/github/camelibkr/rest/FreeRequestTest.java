package io.github.camelibkr.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelibkr.catalogue.Operation;
import io.github.camelibkr.catalogue.Operations;
import io.github.camelibkr.model.InvalidRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request without a row leads to orders in no spelling")
class FreeRequestTest {

    private static final int CASES = 50_000;

    private static final List<String> ORDER_PATHS = List.of(
            "/iserver/account/DU1234567/orders",
            "/iserver/account/DU1234567/order",
            "/iserver/account/DU1234567/order/-1",
            "/iserver/account/DU1234567/orders/whatif",
            "/iserver/account/orders/Group",
            "/iserver/reply/0123-abcd",
            "/iserver/questions/suppress",
            "/iserver/notification",
            "/ccp/order");

    private static final Set<String> FORBIDDEN =
            Set.of("order", "orders", "reply", "whatif", "questions", "suppress", "notification");

    private static Operation request(String method, String path, String query) throws InvalidRequestException {
        Map<String, String> options = query == null
                ? Map.of("method", method, "path", path)
                : Map.of("method", method, "path", path, "query", query);
        return FreeRequest.of(Arguments.of(Operations.get("control/request"), null, options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/iserver/account/DU1234567/ORDERS",
                "/iserver/account/DU1234567/oRdErS",
                "/iserver//account/DU1234567/orders",
                "//iserver/account/DU1234567/orders",
                "/iserver/./account/DU1234567/orders",
                "/iserver/x/../account/DU1234567/orders",
                "/iserver/account/DU1234567/orders/",
                "/iserver/account/DU1234567/orders;v=1",
                "/iserver/account;v=1/DU1234567/x",
                "/iserver/account/DU1234567/%6frders",
                "/iserver/account/DU1234567/%256frders",
                "/iserver/account/DU1234567/orders%2f",
                "/iserver/account/DU1234567%2forders",
                "/iserver/account/DU1234567\\orders",
                "/iserver/account/DU1234567/orders?x=1",
                "/iserver/account/DU1234567/orders#x",
                "/iserver/account/DU1234567/orders x",
                "/iserver/account/DU1234567/ｏrders",
                "/iserver/account/DU1234567/orders\n",
                "/iserver/account/DU1234567/oſders/whatif",
                "/iserver/..",
                "/iserver/.../x",
                "iserver/x",
                "/",
                "/logout",
                "/LOGOUT",
                "/sso/validate",
                "/iserver/auth/ssodh/init",
                "/ssodh/init",
                "/tickle",
                "/oauth/access_token",
                "/gw/api/v1/accounts",
                "/fa/model/submit-transfers",
                "/iserver/dynaccount"
            })
    void of_whatHasADoorOfItsOwn_orIsNoPath_isRefused(String path) {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            assertThatThrownBy(() -> request(method, path, null))
                    .as(method + " " + path)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("control/request: ");
        }
    }

    @Test
    void of_whatIsNew_isTaken_withItsQueryEncoded() throws InvalidRequestException {
        Operation get = request("GET", "/iserver/something/new-1", "symbol=BRK B&conids=1,2");
        Operation delete = request("DELETE", "/iserver/something/7", null);

        assertThat(get.path()).isEqualTo("/iserver/something/new-1?symbol=BRK%20B&conids=1,2");
        assertThat(get.readOnly()).isTrue();
        assertThat(delete.readOnly()).isFalse();
        assertThat(delete.hasBody()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a=1&", "&a=1", "a=1#", "a=1?b", "a=%41", "a=1\n", "a=ä", "a=b=c", "a=1 HTTP/1.1\r\nx"})
    void of_whatIsNoQuery_isRefused(String query) {
        assertThatThrownBy(() -> request("GET", "/iserver/new", query)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("property: whatever is done to a path to orders, no server would find orders in what is taken")
    void of_randomSpellings_neverLeadToOrders() {
        int taken = 0;
        for (int seed = 0; seed < CASES; seed++) {
            String path = new Spelling(seed).path();
            try {
                Operation operation = request("POST", path, null);
                taken++;
                assertThat(asALaxServerReadsIt(operation.path()))
                        .as("seed %d: %s", seed, path)
                        .doesNotContainAnyElementsOf(FORBIDDEN);
            } catch (InvalidRequestException refused) {
                assertThat(refused).hasMessageStartingWith("control/request: ");
            }
        }
        assertThat(taken).as("that some are taken proves that it looks").isPositive();
    }

    /** Decodes twice, forgets about case and parameters, resolves dots, takes slashes of any kind and number as one. */
    private static List<String> asALaxServerReadsIt(String path) {
        String decoded = path;
        for (int i = 0; i < 2; i++) {
            decoded = URLDecoder.decode(
                    decoded.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : decoded.toLowerCase(Locale.ROOT).split("[/\\\\]+")) {
            String plain = segment.replaceFirst("[;?#].*", "").strip();
            if (plain.equals("..")) {
                segments.pollLast();
            } else if (!plain.isEmpty() && !plain.equals(".")) {
                segments.add(plain);
            }
        }
        return List.copyOf(segments);
    }

    /** A path to orders that was changed at random places, so that it may be one no more. */
    private static final class Spelling {
        private final Random random;

        Spelling(long seed) {
            random = new Random(seed);
        }

        String path() {
            StringBuilder path = new StringBuilder(ORDER_PATHS.get(random.nextInt(ORDER_PATHS.size())));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                change(path, random.nextInt(path.length()));
            }
            return path.toString();
        }

        private void change(StringBuilder path, int at) {
            char character = path.charAt(at);
            switch (random.nextInt(9)) {
                case 0 -> path.setCharAt(at, Character.toUpperCase(character));
                case 1 -> path.replace(at, at + 1, String.format("%%%02x", (int) character));
                case 2 -> path.replace(at, at + 1, String.format("%%25%02X", (int) character));
                case 3 -> path.insert(at, "/");
                case 4 -> path.insert(at, "/./");
                case 5 -> path.insert(at, "/x/../");
                case 6 -> path.insert(at, ";a=b");
                case 7 -> path.insert(at, "\\");
                default -> path.deleteCharAt(at);
            }
            if (path.length() == 0) {
                path.append('/');
            }
        }
    }
}
