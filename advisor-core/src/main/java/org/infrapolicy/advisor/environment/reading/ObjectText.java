package org.infrapolicy.advisor.environment.reading;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the text of one object again after a change of one value: a text that says something else is worse than none. */
final class ObjectText {
    private ObjectText() {}

    /**
     * Whether a text says what an object said, and of one attribute what it is to say.
     *
     * @param object the object before
     * @param text the changed text of the object alone
     * @param key the key of a map of yes and no; null if the attribute is none
     * @param value the value that the attribute or the key is to have
     */
    static boolean changes(MappingNode object, String text, String attribute, @Nullable String key, String value) {
        try {
            return composed(text) instanceof MappingNode after
                    && changes(object, after, attribute, key, composed(value));
        } catch (YAMLException e) {
            return false;
        }
    }

    private static Node composed(String text) {
        return new Yaml(new LoaderOptions()).compose(new StringReader(text));
    }

    private static boolean changes(
            MappingNode before, MappingNode after, String attribute, @Nullable String key, Node value) {
        List<NodeTuple> old = before.getValue();
        List<NodeTuple> now = after.getValue();
        boolean seen = false;
        for (int i = 0; i < now.size(); i++) {
            NodeTuple tuple = now.get(i);
            boolean known = i < old.size();
            if (known && !same(old.get(i).getKeyNode(), tuple.getKeyNode())) {
                return false;
            }
            if (!(tuple.getKeyNode() instanceof ScalarNode name
                    && name.getValue().equals(attribute))) {
                if (!known || !same(old.get(i).getValueNode(), tuple.getValueNode())) {
                    return false;
                }
            } else if (!changed(known ? old.get(i).getValueNode() : null, tuple.getValueNode(), key, value)) {
                return false;
            } else {
                seen = true;
            }
        }
        return seen && now.size() >= old.size();
    }

    private static boolean changed(@Nullable Node before, Node now, @Nullable String key, Node value) {
        if (key == null) {
            return same(value, now);
        }
        MappingNode none = new MappingNode(now.getTag(), List.of(), FlowStyle.FLOW);
        return now instanceof MappingNode map
                && changes(before instanceof MappingNode old ? old : none, map, key, null, value);
    }

    private static boolean same(Node one, Node other) {
        if (one instanceof ScalarNode a && other instanceof ScalarNode b) {
            return a.getValue().equals(b.getValue()) && a.getTag().equals(b.getTag());
        }
        if (one instanceof SequenceNode a && other instanceof SequenceNode b) {
            return same(a.getValue(), b.getValue());
        }
        return one instanceof MappingNode a && other instanceof MappingNode b && same(nodes(a), nodes(b));
    }

    private static boolean same(List<Node> some, List<Node> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Node> nodes(MappingNode map) {
        return map.getValue().stream()
                .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()))
                .toList();
    }
}
