package io.carboninclusion.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.carboninclusion.launcher.ApiClient;
import io.carboninclusion.launcher.DemoScenario;
import io.carboninclusion.launcher.FlowMarket;
import io.carboninclusion.launcher.OrderFlow;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/**
 * The recorded order flow through the API of the running market: the public book is the recorded
 * one.
 */
class OrderFlowIT {

  @Test
  void afterEachEventThePublicBookIsTheRecordedOne() throws IOException {
    URI address = RunningMarket.get().address();
    DemoScenario demo = new DemoScenario(address, RunningMarket.PASSWORD);
    ApiClient seller = demo.user("seller");
    long project = demo.register(demo.administrators());
    FlowMarket venue =
        FlowMarket.list(demo.administrators(), demo.user("company"), seller, project);

    OrderFlow.Result result = new OrderFlow(venue).drive(OrderFlowCoreTest.folder());

    assertThat(result.differences()).isEmpty();
    assertThat(result.events()).isEqualTo(OrderFlowCoreTest.events());
  }
}
