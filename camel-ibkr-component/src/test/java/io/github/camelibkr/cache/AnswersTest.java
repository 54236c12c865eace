package io.github.camelibkr.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final List<CompletableFuture<String>> questions = new ArrayList<>();
    private long now = 1_000;
    private final Answers<String, String> answers = new Answers<>(() -> now);

    @Test
    void now_keptAnswer_isKnownAsLongAsItIsYoungEnough() {
        assertThat(answers.now("a", Duration.ofDays(1))).isNull();
        answers.keep("a", "yes", 900);
        assertThat(answers.now("a", Duration.ofNanos(100))).isEqualTo("yes");
        assertThat(answers.now("a", Duration.ofNanos(99))).isNull();
        now++;
        assertThat(answers.now("a", Duration.ofNanos(100))).isNull();
    }

    @Test
    void ask_byManyAtOnce_isAskedOnce_andAgainAfterwards() {
        CompletableFuture<String> one = answers.ask("a", questions::add);
        CompletableFuture<String> two = answers.ask("a", questions::add);
        CompletableFuture<String> other = answers.ask("b", questions::add);
        assertThat(questions).hasSize(2);

        questions.get(0).complete("yes");

        assertThat(one).isCompletedWithValue("yes");
        assertThat(two).isCompletedWithValue("yes");
        assertThat(other).isNotDone();
        answers.ask("a", questions::add).completeExceptionally(new IllegalStateException());
        answers.ask("a", questions::add);
        assertThat(questions).hasSize(4);
    }

    @Test
    void ask_answeredAtOnce_isNotStuck() {
        assertThat(answers.ask("a", question -> question.complete("1"))).isCompletedWithValue("1");
        assertThat(answers.ask("a", question -> question.complete("2"))).isCompletedWithValue("2");
    }
}
