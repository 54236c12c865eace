package io.github.camelibkr.simulator;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a simulator: one for the whole class in a static field, a new one for each test in an instance field.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatorExtension gateway = SimulatorExtension.create(b -> b.seed(7));
 * }</pre>
 */
public final class SimulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final UnaryOperator<SimulatorBuilder> choices;
    private Simulator simulator;
    private int classes;

    private SimulatorExtension(UnaryOperator<SimulatorBuilder> choices) {
        this.choices = choices;
    }

    /** A simulator with the usual choices. */
    public static SimulatorExtension create() {
        return create(UnaryOperator.identity());
    }

    /** A simulator with these choices. */
    public static SimulatorExtension create(UnaryOperator<SimulatorBuilder> choices) {
        return new SimulatorExtension(choices);
    }

    /** The running simulator. */
    public Simulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("No test is running");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // nested classes come here too, while the simulator of the outer class runs on
        if (classes++ == 0) {
            start();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            stop();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (classes == 0) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes > 0) {
            simulator.faults().clear();
        } else {
            stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    private void start() {
        simulator = choices.apply(Simulator.builder()).build().start();
    }

    private void stop() {
        simulator.close();
        simulator = null;
    }
}
