package io.github.camelibkr.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {

    private final Settings settings = new Settings();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to: kafka:quotes",
                "to: {uri: 'kafka:quotes'}",
                "to: {uri: kafka, parameters: {topic: quotes}}",
                "toD: 'kafka:quotes-${body.conid}'",
                "toD: {uri: 'kafka:${header.topic}'}",
                "wireTap: {uri: 'kafka:quotes'}",
                "enrich: {expression: {simple: {expression: 'kafka:quotes'}}}",
                "pollEnrich: {constant: 'kafka:quotes?groupId=g'}",
                "recipientList: {constant: 'log:a,kafka:quotes'}",
                "setHeader: {name: target, simple: 'kafka:quotes'}",
                "choice: {when: [{simple: '${body}', steps: [{to: 'kafka:quotes'}]}]}",
                "doTry: {steps: [{to: 'log:a'}], doCatch: [{exception: [x], steps: [{to: {uri: kafka:quotes}}]}]}",
            })
    void aRouteThatSendsToKafkaNeedsABroker(String step) {
        assertThat(ofStep(step)).isEqualTo(new Needs(true, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log: 'kafka: done, jms: done'",
                "log: {message: 'ibkr:stream/smd'}",
                "setBody: {constant: kafka}",
                "to: 'log:kafka'",
                "to: 'direct:jms'",
                "to: {uri: 'kafka:quotes?brokers=localhost:9092'}",
                "to: {uri: kafka, parameters: {topic: quotes, brokers: 'localhost:9092'}}",
                "to: 'jms:queue:a?connectionFactory=#mine'",
                "to: {uri: 'ibkr:order/place', parameters: {gatewayUrl: 'https://localhost:5000'}}",
                "to: 'log:a' # kafka:quotes",
            })
    void aRouteThatBringsItsAddressOrOnlySpeaksOfABrokerNeedsNone(String step) {
        assertThat(ofStep(step)).isEqualTo(new Needs(false, false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"to: 'jms:queue:fills'", "to: {uri: sjms2, parameters: {destinationName: fills}}"})
    void aRouteThatSendsToAQueueNeedsAConnectionFactory(String step) {
        assertThat(ofStep(step)).isEqualTo(new Needs(false, true, false));
    }

    @Test
    void aConsumerCountsAsMuchAsAProducer() {
        assertThat(of("- from: {uri: 'ibkr:stream/smd', steps: [{to: 'log:a'}]}"))
                .isEqualTo(new Needs(false, false, true));
        assertThat(of("- route: {from: {uri: ibkr, parameters: {operation: stream/str}, steps: [{to: 'log:a'}]}}"))
                .isEqualTo(new Needs(false, false, true));
    }

    @Test
    void theDeadLetterChannelCountsToo() {
        assertThat(of("- errorHandler: {deadLetterChannel: {deadLetterUri: 'jms:queue:dead'}}"))
                .isEqualTo(new Needs(false, true, false));
    }

    @Test
    void placeholdersAreLookedInto() {
        settings.put("sink", "kafka:{{topic}}").put("topic", "quotes");
        assertThat(ofStep("to: '{{sink}}'")).isEqualTo(new Needs(true, false, false));
        assertThat(ofStep("to: '{{other:jms:queue:a}}'")).isEqualTo(new Needs(false, true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.kafka.brokers",
                "camel.component.kafka.configuration.brokers",
                "CAMEL.component.kafka.brokers",
            })
    void aConfiguredKafkaIsNotEmbedded(String key) {
        settings.put(key.replace("CAMEL", "camel"), "localhost:9092");
        assertThat(ofStep("to: kafka:quotes").kafka()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.ibkr.gateway-url", "camel.component.ibkr.gatewayUrl"})
    void aConfiguredGatewayIsNotSimulated(String key) {
        settings.put(key, "https://localhost:5000");
        assertThat(ofStep("to: ibkr:order/place").gateway()).isFalse();
    }

    @Test
    void anEmptyAddressIsNone() {
        settings.put("camel.component.ibkr.gateway-url", " ");
        assertThat(ofStep("to: ibkr:order/place").gateway()).isTrue();
    }

    @Test
    void aConnectionFactoryOfTheUserReplacesOurs() {
        settings.put("camel.beans.mine", "#class:org.acme.PooledConnectionFactory");
        assertThat(ofStep("to: jms:queue:a").jms()).isFalse();
    }

    @Test
    void aConnectionFactoryAmongTheBeansOfARouteFileReplacesOurs() {
        String beans = "- beans: [{name: mine, type: org.acme.TheConnectionFactory}]\n";
        assertThat(of(beans + "- from: {uri: 'jms:queue:a', steps: [{to: 'log:a'}]}")
                        .jms())
                .isFalse();
    }

    @Test
    void theBrokerAtJmsUrlStillNeedsAConnectionFactory() {
        settings.put("jms.url", "tcp://localhost:61616");
        assertThat(ofStep("to: jms:queue:a").jms()).isTrue();
    }

    @Test
    void aKameletIsLookedInto(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("sink.kamelet.yaml"),
                "spec: {template: {from: {uri: 'kamelet:source', steps: [{to: 'kafka:quotes'}]}}}");
        settings.put("camel.component.kamelet.location", "classpath:kamelets,file:" + folder);
        assertThat(ofStep("to: 'kamelet:sink?topic=a'").kafka()).isTrue();
        assertThat(ofStep("kamelet: {name: sink}").kafka()).isTrue();
        assertThat(ofStep("to: {uri: 'kamelet:sink/once', parameters: {topic: a}}")
                        .kafka())
                .isTrue();
        assertThat(ofStep("to: 'kamelet:other'").kafka()).isFalse();
    }

    @Test
    void xmlIsLookedIntoWithoutItsComments() {
        String xml = "<routes><!-- <to uri=\"jms:queue:a\"/> --><route><from uri=\"timer:a\"/>"
                + "<to uri=\"kafka:quotes?acks=all&amp;lingerMs=5\"/></route></routes>";
        assertThat(Needs.of(List.of(new RouteFile("file:a.xml", xml)), settings))
                .isEqualTo(new Needs(true, false, false));
    }

    @Test
    void aMalformedFileNeedsNothingAndIsLeftToCamel() {
        assertThat(of("- from: {uri: 'kafka:a'\n  : ]")).isEqualTo(new Needs(false, false, false));
    }

    @Test
    void theBundledExampleNeedsAll() {
        settings.bundled("runner.properties").bundled("application.properties");
        assertThat(Needs.of(RouteFiles.bundled(), settings)).isEqualTo(new Needs(true, true, true));
    }

    private Needs ofStep(String step) {
        return of("- from:\n    uri: timer:a\n    steps:\n      - " + step + "\n");
    }

    private Needs of(String yaml) {
        return Needs.of(List.of(new RouteFile("file:a.camel.yaml", yaml)), settings);
    }
}
