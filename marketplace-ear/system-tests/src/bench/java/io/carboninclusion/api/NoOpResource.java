package io.carboninclusion.api;

import io.carboninclusion.exchange.OrderType;
import io.carboninclusion.exchange.Side;
import io.carboninclusion.exchange.TimeInForce;
import io.carboninclusion.trading.Fill;
import io.carboninclusion.trading.OrderStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a call costs that does nothing: the same login, the same JSON in and out as placing an
 * order. The product's WAR has no such class; the benchmark adds this one to a copy of it.
 */
@RequestScoped
@Path("/no-op")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoOpResource {

  /** The fields of an order to place. */
  public record Wish(
      String instrument,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Long priceFen,
      Long kg,
      Long budgetFen,
      String clientOrderId,
      Long account) {}

  /** The fields of the answer to a placed order. */
  public record Echo(
      long id,
      long sequence,
      String clientOrderId,
      String instrument,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Long priceFen,
      Long kg,
      Long budgetFen,
      OrderStatus state,
      long openKg,
      long filledKg,
      long tradedMilliFen,
      Long frozenMilliFen,
      Long frozenKg,
      OffsetDateTime time,
      List<Fill> trades) {}

  @POST
  public Response answer(@HeaderParam("Idempotency-Key") String key, Wish wish) {
    Echo echo =
        new Echo(
            1,
            key.length(),
            wish.clientOrderId,
            wish.instrument,
            wish.side,
            wish.type,
            wish.timeInForce,
            wish.priceFen,
            wish.kg,
            wish.budgetFen,
            OrderStatus.OPEN,
            wish.kg,
            0,
            0,
            wish.kg * wish.priceFen,
            null,
            OffsetDateTime.now(),
            List.of(new Fill(1, 1, wish.priceFen, wish.kg)));
    return Response.status(Response.Status.CREATED).entity(echo).build();
  }
}
