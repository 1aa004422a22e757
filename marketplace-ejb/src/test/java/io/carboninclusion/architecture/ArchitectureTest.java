package io.carboninclusion.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms keep their order, and each rule that says so was seen to fail: on the classes of {@code
 * planted}, which break it on purpose.
 */
class ArchitectureTest {

  private static final JavaClasses MARKET =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/io/carboninclusion/db/"))
          .importPackages("io.carboninclusion");
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  @TestFactory
  Stream<DynamicTest> eachRoomUsesOnlyRoomsAboveIt() {
    return HouseRules.MAY_USE.keySet().stream()
        .sorted()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        new HouseRules("io.carboninclusion")
                            .roomUsesOnlyRoomsAboveIt(room)
                            .check(MARKET)));
  }

  @TestFactory
  Stream<DynamicTest> everyOtherRuleHolds() {
    return others(new HouseRules("io.carboninclusion")).entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(MARKET)));
  }

  @TestFactory
  Stream<DynamicTest> eachForbiddenUseOfARoomIsFoundWherePlanted() {
    HouseRules rules = new HouseRules("planted");
    Map<String, String> plants =
        Map.of(
            "kernel", "planted.exchange.Core",
            "exchange", "planted.trading.Door",
            "audit", "planted.participant.People",
            "participant", "planted.trading.Door",
            "trading", "planted.registry.Certificates",
            "registry", "planted.exchange.Core",
            "personal", "planted.exchange.Core",
            "court", "planted.personal.Acts");
    assertThat(plants.keySet()).isEqualTo(HouseRules.MAY_USE.keySet());
    return plants.entrySet().stream()
        .map(
            plant ->
                DynamicTest.dynamicTest(
                    plant.getKey(),
                    () ->
                        assertThat(failures(rules.roomUsesOnlyRoomsAboveIt(plant.getKey())))
                            .anySatisfy(line -> assertThat(line).contains(plant.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> everyOtherRuleFailsWherePlanted() {
    return others(new HouseRules("planted")).entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> assertThat(failures(rule.getValue())).isNotEmpty()));
  }

  private static Map<String, ArchRule> others(HouseRules rules) {
    return Map.of(
        "every class lives in a room", rules.everyClassLivesInARoom(),
        "the core is plain Java", rules.coreIsPlainJava(),
        "the core has no clock", rules.coreHasNoClock(),
        "the core has no randomness", rules.coreHasNoRandomness(),
        "the kernel is plain Java", rules.kernelIsPlainJava(),
        "no binary fraction where money is", rules.noBinaryFractionWhereMoneyIs());
  }

  private static Collection<String> failures(ArchRule rule) {
    return List.copyOf(rule.evaluate(PLANTED).getFailureReport().getDetails());
  }
}
