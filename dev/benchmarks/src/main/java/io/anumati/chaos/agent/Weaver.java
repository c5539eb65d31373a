package io.anumati.chaos.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Weaves the points and the shifted clock into the executor's classes while they are loaded. */
public final class Weaver implements ClassFileTransformer {

    static final String CLOCK = "io.anumati.executor.time.SystemTime";

    private static final Set<String> WOVEN = woven();
    private static final ClassDesc MOMENTS = ClassDesc.of(Moments.class.getName());
    private static final ClassDesc LIST = ClassDesc.of(List.class.getName());
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");
    private static final MethodTypeDesc REACH = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc JOURNAL = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String,
            ConstantDescs.CD_String, LIST);

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
        String type = name == null ? "" : name.replace('/', '.');
        if (!WOVEN.contains(type)) {
            return null;
        }
        try {
            return weave(type, bytes, loader);
        } catch (RuntimeException | Error failed) {
            Agent.giveUp(type + " is not woven", failed);
            return null;
        }
    }

    private static Set<String> woven() {
        Set<String> types = new HashSet<>(Set.of(CLOCK));
        for (Point point : Point.values()) {
            types.add(point.type());
        }
        return types;
    }

    /** Loads all that weaving needs: while another class is being loaded it is too late, that class may be needed. */
    void warmUp() throws IOException {
        try (InputStream own = ClassLoader.getSystemResourceAsStream(Weaver.class.getName().replace('.', '/') + ".class")) {
            ClassFile files = files(ClassLoader.getSystemClassLoader());
            ClassModel model = files.parse(own.readAllBytes());
            files.transformClass(model, inMethod(method(model, "transform", Optional.empty()),
                    new Passage(Point.COMMANDS_READ, -1)).andThen(ClassTransform.ACCEPT_ALL));
        }
    }

    /**
     * @param loader that the class is loaded by
     * @throws IllegalStateException when the class has no method that a point names: then the point has to follow
     */
    public static byte[] weave(String type, byte[] bytes, ClassLoader loader) {
        ClassFile files = files(loader);
        ClassModel model = files.parse(bytes);
        ClassTransform all = ClassTransform.ACCEPT_ALL;
        for (Point point : Point.values()) {
            if (point.type().equals(type)) {
                all = all.andThen(at(model, point));
            }
        }
        if (type.equals(CLOCK)) {
            all = all.andThen(inMethod(method(model, "now", Optional.empty()), new ShiftedClock()));
        }
        return files.transformClass(model, all);
    }

    /** What the loader cannot find is taken for a plain class: only a test has less than the executor. */
    private static ClassFile files(ClassLoader loader) {
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                .orElse(ClassHierarchyResolver.defaultResolver())
                .orElse(_ -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object))));
    }

    private static ClassTransform at(ClassModel model, Point point) {
        MethodModel method = method(model, point.method(), Optional.ofNullable(point.step()).map(_ -> LIST));
        int rows = point.step() == null ? -1 : method.methodTypeSymbol().parameterList().indexOf(LIST);
        return inMethod(method, new Passage(point, rows));
    }

    private static ClassTransform inMethod(MethodModel method, CodeTransform transform) {
        return ClassTransform.transformingMethodBodies(
                each -> each.methodName().equals(method.methodName()) && each.methodType().equals(method.methodType()),
                transform);
    }

    private static MethodModel method(ClassModel model, String name, Optional<ClassDesc> parameter) {
        return model.methods().stream().filter(method -> method.methodName().equalsString(name) && method.code().isPresent())
                .filter(method -> parameter.isEmpty()
                        || method.methodTypeSymbol().parameterList().contains(parameter.get()))
                .findFirst().orElseThrow(() -> new IllegalStateException(
                        "no method %s in %s".formatted(name, model.thisClass().asInternalName())));
    }

    /** @param rows index of the parameter with the journal's rows; -1 when the point needs none */
    private record Passage(Point point, int rows) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            if (point.where() == Point.Where.ENTRY) {
                call(code);
            }
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (point.where() == Point.Where.EXIT && element instanceof ReturnInstruction) {
                call(code);
            }
            code.with(element);
        }

        private void call(CodeBuilder code) {
            code.loadConstant(point.name());
            if (rows < 0) {
                code.invokestatic(MOMENTS, "reach", REACH);
            } else {
                code.loadConstant(point.step()).aload(code.parameterSlot(rows)).invokestatic(MOMENTS, "journal", JOURNAL);
            }
        }
    }

    private record ShiftedClock() implements CodeTransform {

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                code.invokestatic(MOMENTS, "shift", MethodTypeDesc.of(INSTANT, INSTANT));
            }
            code.with(element);
        }
    }
}
