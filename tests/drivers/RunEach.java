import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.spi.ToolProvider;

/** Runs a tool of the JDK once for each line of arguments that it reads, and fails with the first that fails. */
public final class RunEach {
  public static void main(String[] tool) throws IOException {
    ToolProvider provider = ToolProvider.findFirst(tool[0]).get();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int code = provider.run(System.out, System.err, line.split(" "));
      if (code != 0) {
        System.exit(code);
      }
    }
  }
}
