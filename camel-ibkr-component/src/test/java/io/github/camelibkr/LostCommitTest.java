package io.github.camelibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelibkr.model.DuplicateOrderException;
import io.github.camelibkr.model.JournalState;
import io.github.camelibkr.model.OrderNotSentException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

@DisplayName("C4: a commit of which the answer is lost")
class LostCommitTest extends OrderTest {

    @TempDir
    Path directory;

    LostCommitTest() {
        super(choices -> choices.questions(false));
    }

    /**
     * Commits, and says that it could not, for the next transaction with a statement that begins so; after that it may
     * refuse some connections.
     */
    private static final class LosingDataSource extends SQLiteDataSource {

        private volatile String marker;
        private volatile int refusedThen;
        private volatile int refuses;

        LosingDataSource(Path file) {
            setUrl("jdbc:sqlite:" + file + "?busy_timeout=5000");
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refuses > 0) {
                refuses--;
                throw new SQLException("The connection attempt failed.", "08001");
            }
            Connection real = super.getConnection();
            boolean[] loses = {false};
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        try {
                            if (method.getName().equals("prepareStatement")
                                    && marker != null
                                    && ((String) args[0]).startsWith(marker)) {
                                marker = null;
                                loses[0] = true;
                            }
                            Object result = method.invoke(real, args);
                            if (method.getName().equals("commit") && loses[0]) {
                                loses[0] = false;
                                refuses = refusedThen;
                                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Test
    @DisplayName("and nobody can look what became of it: the order is not sent, and when it comes again it is, once")
    void commit_answerLostAndNobodyCanLook_orderIsSentWhenItComesAgain() {
        LosingDataSource source = new LosingDataSource(directory.resolve("journal.db"));
        routes.configuration().setDataSource(source);
        routes.start();
        assertThat(routes.send("ibkr:order/place", marketOrder("first")).getException())
                .isNull();
        source.refusedThen = 1;
        source.marker = "INSERT INTO ibkr_order (";

        assertThat(routes.send("ibkr:order/place", marketOrder("c")).getException())
                .isInstanceOf(OrderNotSentException.class);
        assertThat(routes.send("ibkr:order/place", marketOrder("c")).getException())
                .isNull();

        assertThat(source.marker).as("it was lost").isNull();
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("c", 1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"INSERT INTO ibkr_order (", "UPDATE ibkr_order SET route"})
    @DisplayName("stands all the same: the order is sent, once")
    void commit_answerLost_orderIsSentOnce(String statement) {
        LosingDataSource source = new LosingDataSource(directory.resolve("journal.db"));
        routes.configuration().setDataSource(source);
        routes.start();
        assertThat(routes.send("ibkr:order/place", marketOrder("first")).getException())
                .isNull();
        source.marker = statement;

        assertThat(routes.send("ibkr:order/place", marketOrder("c")).getException())
                .isNull();

        assertThat(source.marker).as("it was lost").isNull();
        assertThat(gateway.ledger().postsByClientOrderId()).containsEntry("c", 1);
        assertThat(((DuplicateOrderException) routes.send("ibkr:order/place", marketOrder("c"))
                                .getException())
                        .recorded()
                        .state())
                .isEqualTo(JournalState.ACCEPTED);
    }
}
