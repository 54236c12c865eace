package io.github.camelibkr.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;

/** Examples in Java, compiled: each as a part of what a route builder's {@code configure} says. */
final class JavaExamples {

    private static final String NAME = "DocumentedRoutes";

    private JavaExamples() {}

    /** A builder of all of them; fails with what the compiler says. */
    static RouteBuilder compiled(List<String> blocks) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null), bytes)) {
            List<String> arguments = List.of("-classpath", System.getProperty("java.class.path"), "-proc:none");
            if (!compiler.getTask(complaints, memory, null, arguments, null, List.of(new Source(blocks)))
                    .call()) {
                throw new AssertionError(complaints);
            }
        }
        return (RouteBuilder)
                new Loader(bytes.toByteArray()).loadClass(NAME).getConstructor().newInstance();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(List<String> blocks) {
            super(URI.create("memory:///" + NAME + ".java"), Kind.SOURCE);
            String calls = IntStream.range(0, blocks.size())
                    .mapToObj(block -> "example" + block + "();\n")
                    .collect(Collectors.joining());
            String methods = IntStream.range(0, blocks.size())
                    .mapToObj(block -> "void example" + block + "() throws Exception {\n" + blocks.get(block) + "}\n")
                    .collect(Collectors.joining());
            text = "import io.github.camelibkr.model.*;\npublic class " + NAME
                    + " extends org.apache.camel.builder.RouteBuilder {\n"
                    + "public void configure() throws Exception {\n" + calls + "}\n" + methods + "}\n";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final ByteArrayOutputStream bytes;

        Memory(JavaFileManager files, ByteArrayOutputStream bytes) {
            super(files);
            this.bytes = bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() throws IOException {
                    return bytes;
                }
            };
        }
    }

    private static final class Loader extends ClassLoader {
        private final byte[] bytes;

        Loader(byte[] bytes) {
            super(JavaExamples.class.getClassLoader());
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(NAME)) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
