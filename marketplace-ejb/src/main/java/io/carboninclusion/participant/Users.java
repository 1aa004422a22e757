package io.carboninclusion.participant;

import io.carboninclusion.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The users as rows. */
@Dependent
class Users {

  @PersistenceContext(unitName = "market")
  EntityManager entityManager;

  /** Adds a user whose login is still free. */
  void add(UserRow user, String login) {
    if (find(login).isPresent()) {
      throw Rejected.because(ParticipantRefusal.LOGIN_TAKEN, login).at("login");
    }
    entityManager.persist(user);
  }

  Optional<UserRow> find(long id) {
    return Optional.ofNullable(entityManager.find(UserRow.class, id));
  }

  Optional<UserRow> find(String login) {
    return entityManager
        .createQuery("SELECT u FROM Member u WHERE u.login = :login", UserRow.class)
        .setParameter("login", login)
        .getResultStream()
        .findFirst();
  }

  /** In the order of their coming; an enterprise has at most {@link Participants#USER_LIMIT}. */
  List<UserRow> of(long enterpriseId) {
    return entityManager
        .createQuery(
            "SELECT u FROM Member u WHERE u.enterprise.id = :enterprise ORDER BY u.id",
            UserRow.class)
        .setParameter("enterprise", enterpriseId)
        .getResultList();
  }

  /** New administrators whom no second one has approved yet. */
  List<UserRow> waiting() {
    return entityManager
        .createQuery(
            "SELECT u FROM Member u WHERE u.active = FALSE AND u.proposalId IS NOT NULL",
            UserRow.class)
        .getResultList();
  }
}
