package io.carboninclusion.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void nothingSetGivesTheDocumentedDefaults() {
    Settings settings = Settings.of(Map.of());
    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.demo()).isTrue();
    assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
    assertThat(settings.firstAdministrators()).isEmpty();
    assertThat(settings.streamSubscribers()).isEqualTo(1_000);
    assertThat(settings.streamSubscribersOfOneAddress()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100000", "many", "1.5"})
  void aNumberOfListenersThatIsNoneIsRefusedAtTheStart(String number) {
    assertThatThrownBy(() -> Settings.of(Map.of("MARKET_STREAM_SUBSCRIBERS", number)).check())
        .hasMessage(
            "MARKET_STREAM_SUBSCRIBERS is \"%s\"; it must be a whole number from 0 to 99999.",
            number);
    String ofOneAddress = "MARKET_STREAM_SUBSCRIBERS_OF_ONE_ADDRESS";
    assertThatThrownBy(() -> Settings.of(Map.of(ofOneAddress, number)).check())
        .hasMessage(
            "%s is \"%s\"; it must be a whole number from 1 to 99999.", ofOneAddress, number);
    assertThatThrownBy(() -> Settings.of(Map.of(ofOneAddress, "0")).check())
        .hasMessageContaining("from 1 to 99999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "99999999999"})
  void aPortThatIsNoneIsRefusedWithASentence(String port) {
    assertThatThrownBy(() -> Settings.of(Map.of("MARKET_HTTP_PORT", port)).httpPort())
        .hasMessage("MARKET_HTTP_PORT is \"%s\"; it must be a port from 1 to 65535.", port);
  }

  @Test
  void aDatabaseAddressWithASchemaIsRefused() {
    Settings settings =
        Settings.of(Map.of("MARKET_DB_URL", "jdbc:mariadb://localhost:3306/market"));
    assertThatThrownBy(settings::databaseUrl).hasMessageContaining("without a schema");
  }

  @Test
  void administratorsAreAListWithCommas() {
    Settings settings = Settings.of(Map.of("MARKET_FIRST_ADMINS", " wang , li,"));
    assertThat(settings.firstAdministrators()).containsExactly("wang", "li");
  }

  @Test
  void anAdministratorWhoCannotBeNamedSoIsRefused() {
    Settings settings = Settings.of(Map.of("MARKET_FIRST_ADMINS", "wang,Li Si"));
    assertThatThrownBy(settings::firstAdministrators)
        .hasMessageStartingWith("MARKET_FIRST_ADMINS is \"Li Si\"; it must be user names");
  }

  @Test
  void administratorsHaveOnePasswordEachOrNone() {
    Map<String, String> two = Map.of("MARKET_FIRST_ADMINS", "wang,li");
    assertThat(Settings.of(two).firstAdministratorPasswords()).isEmpty();
    Map<String, String> one = new HashMap<>(two);
    one.put("MARKET_FIRST_ADMINS_PASSWORD", "only-one-of-them");
    assertThatThrownBy(() -> Settings.of(one).firstAdministratorPasswords())
        .hasMessageContaining("names 2 administrators")
        .hasMessageNotContaining("only-one-of-them");
  }

  @Test
  void aDemoPasswordNobodyCouldLogInWithIsRefusedAndNotShown() {
    Settings settings = Settings.of(Map.of("MARKET_DEMO_PASSWORD", "geheim"));
    assertThatThrownBy(settings::demoPassword)
        .hasMessage("MARKET_DEMO_PASSWORD has 6 characters; it must have 8 to 200.");
  }
}
