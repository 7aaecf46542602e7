import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles the classes of each folder by themselves, and says of each whether they are accepted. */
public final class CompileEach {
  public static void main(String[] folders) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    for (String folder : folders) {
      List<String> arguments = new ArrayList<>(List.of("-sourcepath", "none", "-cp", "none"));
      arguments.addAll(List.of("-d", folder + "/out"));
      for (File file : new File(folder).listFiles((in, name) -> name.endsWith(".java"))) {
        arguments.add(file.getPath());
      }
      int code = javac.run(null, null, null, arguments.toArray(new String[0]));
      System.out.println(code == 0 ? "accepted" : "refused");
    }
  }
}
