import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server for the tests: `java -cp JARS Serve.java FOLDER PORT`, its password in NEO4J_PASSWORD. It listens on
 * 127.0.0.1 (port 0: a free one), prints "ready PORT", and stops when its standard input ends, so it never outlives the test run.
 * FOLDER/neo4j.conf, where there is one, says more, and procedures come from the jars in FOLDER/plugins.
 */
class Serve {
  public static void main(String[] arguments) throws Exception {
    var address = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    var home = Path.of(arguments[0]);
    var builder = new DatabaseManagementServiceBuilder(home);
    var more = home.resolve("neo4j.conf");
    if (Files.exists(more)) builder.loadPropertiesFromFile(more);
    var server = builder
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(256))
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, address)
        .setConfig(BoltConnector.advertised_address, address)
        .build();
    server.database("system").executeTransactionally(
        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
        Map.of("password", System.getenv("NEO4J_PASSWORD")));
    var ports = ((GraphDatabaseAPI) server.database("neo4j"))
        .getDependencyResolver().resolveDependency(ConnectorPortRegister.class);
    System.out.println("ready " + ports.getLocalAddress(ConnectorType.BOLT).getPort());
    while (System.in.read() >= 0) { }
    // Without `shutdown`, which waits for ten seconds: a folder that is used again is made whole as after a crash.
    System.exit(0);
  }
}
