package io.github.camelibkr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.github.camelibkr",
        importOptions = {ImportOption.DoNotIncludeTests.class, PackageRulesTest.WithoutSimulator.class})
class PackageRulesTest {

    static final class WithoutSimulator implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/simulator/");
        }
    }

    private static final String ROOT = "io.github.camelibkr";

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_DOWNWARD_ONLY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(
                    ROOT,
                    ROOT + ".order..",
                    ROOT + ".stream..",
                    ROOT + ".store..",
                    ROOT + ".rest..",
                    ROOT + ".gateway..",
                    ROOT + ".wire..",
                    ROOT + ".pacing..",
                    ROOT + ".time..",
                    ROOT + ".cache..",
                    ROOT + ".catalogue..",
                    ROOT + ".model..")
            .layer("root")
            .definedBy(ROOT)
            .layer("order")
            .definedBy(ROOT + ".order..")
            .layer("stream")
            .definedBy(ROOT + ".stream..")
            .layer("store")
            .definedBy(ROOT + ".store..")
            .layer("rest")
            .definedBy(ROOT + ".rest..")
            .layer("gateway")
            .definedBy(ROOT + ".gateway..")
            .layer("wire")
            .definedBy(ROOT + ".wire..")
            .layer("pacing")
            .definedBy(ROOT + ".pacing..")
            .layer("time")
            .definedBy(ROOT + ".time..")
            .layer("cache")
            .definedBy(ROOT + ".cache..")
            .layer("catalogue")
            .definedBy(ROOT + ".catalogue..")
            .layer("model")
            .definedBy(ROOT + ".model..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("order")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("root", "order")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("root", "order", "stream")
            .whereLayer("rest")
            .mayOnlyBeAccessedByLayers("root", "order", "stream")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("root", "order", "stream", "rest")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("root", "order", "stream", "rest", "gateway")
            .whereLayer("pacing")
            .mayOnlyBeAccessedByLayers("root", "gateway")
            .whereLayer("time")
            .mayOnlyBeAccessedByLayers("root", "order", "stream", "rest", "gateway", "wire", "pacing")
            .whereLayer("cache")
            .mayOnlyBeAccessedByLayers("root", "order", "stream", "rest", "gateway")
            .whereLayer("catalogue")
            .mayOnlyBeAccessedByLayers("root", "order", "stream", "rest", "gateway", "wire", "pacing")
            .because("news goes up only through listener interfaces that are declared below (docs/architecture.md)");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MODEL_KNOWS_NEITHER_CAMEL_NOR_IO = noClasses()
            .that()
            .resideInAPackage(ROOT + ".model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "io.vertx..", "org.apache.hc..", "java.net..")
            .because("the model is what travels; it must be usable anywhere");

    @ArchTest
    static final ArchRule ONLY_TIMERS_READ_THE_CLOCK = noClasses()
            .that()
            .doNotHaveSimpleName("CamelTimers")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("time goes through Timers, so that a test can turn it");

    @ArchTest
    static final ArchRule CAMEL_MAKES_ALL_THREADS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Timer")
            .because("pools come from the ExecutorServiceManager and are named (docs/threading.md)");

    @ArchTest
    static final ArchRule NO_TYPES_FROM_DATA = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("what comes from outside never chooses a class");

    @ArchTest
    static final ArchRule MESSAGES_ARE_RECORDS = classes()
            .that()
            .implement(ROOT + ".model.IbkrMessage")
            .should()
            .beRecords()
            .andShould()
            .notImplement(java.io.Serializable.class)
            .because("jms: would send a Serializable body as an object message");
}
