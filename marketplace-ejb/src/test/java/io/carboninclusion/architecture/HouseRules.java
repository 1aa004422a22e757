package io.carboninclusion.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The order of the house, for the packages below one root: the market's own, and a planted one on
 * which each rule is seen to fail.
 */
final class HouseRules {

  /** What each room may use besides itself. */
  static final Map<String, List<String>> MAY_USE =
      Map.of(
          "kernel", List.of(),
          "exchange", List.of("kernel"),
          "audit", List.of("kernel"),
          "participant", List.of("kernel", "audit"),
          "trading", List.of("kernel", "audit", "participant", "exchange"),
          "registry", List.of("kernel", "audit", "participant", "trading"),
          "personal", List.of("kernel", "audit", "participant", "trading", "registry"),
          "court", List.of("kernel", "audit", "participant", "trading", "registry"));

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** A room uses only rooms that stand above it. */
  ArchRule roomUsesOnlyRoomsAboveIt(String room) {
    String[] others =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(room) && !MAY_USE.get(room).contains(other))
            .map(this::room)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }

  /** Every class of the domain lives in a room. */
  ArchRule everyClassLivesInARoom() {
    return noClasses()
        .should()
        .resideOutsideOfPackages(
            Stream.concat(MAY_USE.keySet().stream().map(this::room), Stream.of(root))
                .toArray(String[]::new));
  }

  /** The core is plain Java: no Jakarta, no input or output, no database, no threads. */
  ArchRule coreIsPlainJava() {
    return noClasses()
        .that()
        .resideInAPackage(room("exchange"))
        .should()
        .dependOnClassesThat(
            not(resideInAPackage(room("exchange")))
                .and(not(resideInAPackage(room("kernel"))))
                .and(not(resideInAnyPackage("java.lang", "java.lang.invoke", "java.lang.runtime")))
                .and(not(resideInAnyPackage("java.util", "java.util.function")))
                .and(not(resideInAnyPackage("java.util.stream", "java.math")))
                .and(not(PRIMITIVE)));
  }

  /** The core knows no clock: priority is a sequence, time comes in commands. */
  ArchRule coreHasNoClock() {
    return noClasses()
        .that()
        .resideInAPackage(room("exchange"))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Date.class);
  }

  /** The core draws nothing at random: what must be random is drawn at the door. */
  ArchRule coreHasNoRandomness() {
    return noClasses()
        .that()
        .resideInAPackage(room("exchange"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, SplittableRandom.class, UUID.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(Object.class, "hashCode")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class);
  }

  /** The kernel is plain Java, without Jakarta and without a database. */
  ArchRule kernelIsPlainJava() {
    return noClasses()
        .that()
        .resideInAPackage(room("kernel"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..");
  }

  /** Money and quantities are whole numbers; the registry's fractions are drawings of a page. */
  ArchRule noBinaryFractionWhereMoneyIs() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            Stream.of("kernel", "exchange", "trading", "participant", "personal", "court")
                .map(this::room)
                .toArray(String[]::new))
        .should()
        .haveRawType(BINARY_FRACTION);
  }

  private String room(String room) {
    return root + "." + room + "..";
  }

  private static final DescribedPredicate<JavaClass> PRIMITIVE =
      DescribedPredicate.describe("primitive", type -> type.getBaseComponentType().isPrimitive());

  private static final DescribedPredicate<JavaClass> BINARY_FRACTION =
      DescribedPredicate.describe(
          "double or float",
          type ->
              Stream.of(double.class, float.class, Double.class, Float.class)
                  .anyMatch(fraction -> type.getBaseComponentType().isEquivalentTo(fraction)));
}
