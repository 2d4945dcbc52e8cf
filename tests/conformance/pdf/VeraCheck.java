import java.io.*;
import java.nio.file.*;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

/**
 * Runs veraPDF's own engine and profiles over many files in one process.
 *
 * <p>Arguments: FLAVOUR[,FLAVOUR...] LIST, where LIST is a file with a path a line. Prints a line of tab-separated
 * fields for each failed rule of each file: path, flavour, rule, how often, message, where; and one with the rule "ok"
 * or "broken" for each file and flavour when it is through, so that a file left out is seen.
 */
public class VeraCheck {
    /** Failures of one rule that are counted before the engine goes on to the next rule. */
    private static final int FAILURES_A_RULE = 20;

    private final PrintStream out;

    VeraCheck(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        VeraCheck check = new VeraCheck(new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8"));
        for (String flavour : arguments[0].split(",")) {
            ValidationProfile profile = profile(flavour);
            for (String file : Files.readAllLines(Paths.get(arguments[1]))) check.file(file, flavour, profile);
        }
    }

    private void file(String file, String flavour, ValidationProfile profile) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), profile.getPDFAFlavour());
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, FAILURES_A_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) throw new IllegalStateException("no check ran");
            boolean told = false;
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                RuleId id = failed.getKey();
                TestAssertion first = first(result, id);
                String message = first == null ? "" : or(first.getErrorMessage(), first.getMessage());
                String where = first == null ? "" : first.getLocation().getContext();
                line(file, flavour, id.getClause() + "-" + id.getTestNumber(), failed.getValue(), message, where);
                told = true;
            }
            if (!result.isCompliant() && !told) line(file, flavour, "compliant", 1, "not compliant, and no rule named", "");
            line(file, flavour, "ok", result.getTotalAssertions(), profile.getDetails().getName(), "");
        } catch (Throwable e) {
            line(file, flavour, "broken", 1, e.toString(), "");
        }
    }

    private static TestAssertion first(ValidationResult result, RuleId id) {
        for (TestAssertion t : result.getTestAssertions())
            if (t.getStatus() == TestAssertion.Status.FAILED && t.getRuleId().equals(id)) return t;
        return null;
    }

    private void line(Object... fields) {
        StringJoiner line = new StringJoiner("\t");
        for (Object field : fields) line.add(String.valueOf(field).replaceAll("\\s+", " "));
        out.println(line);
    }

    private static String or(String one, String other) {
        return one == null || one.isEmpty() ? other : one;
    }

    /** The profile that the jar carries, read without JAXB, whose runtime the jar does not have. */
    private static ValidationProfile profile(String flavour) throws Exception {
        String name = flavour.startsWith("ua") ? "PDFUA-" + flavour.substring(2) : "PDFA-" + flavour.toUpperCase();
        Element root;
        try (InputStream in = Foundries.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (in == null) throw new IllegalArgumentException("the engine has no profile " + name);
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) rules.add(rule(rule));
        if (rules.size() != children(child(root, "rules"), "rule").size())
            throw new IllegalStateException("two rules of " + name + " are equal");
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element v : children(child(root, "variables"), "variable"))
            variables.add(Profiles.variableFromValues(
                    attribute(v, "name"), attribute(v, "object"), text(v, "defaultValue"), text(v, "value")));
        Element details = child(root, "details");
        return Profiles.profileFromValues(
                PDFAFlavour.fromString(flavour),
                Profiles.profileDetailsFromValues(
                        text(details, "name"), text(details, "description"), attribute(details, "creator"), new Date(0)),
                "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element a : children(child(error, "arguments"), "argument"))
            arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(), attribute(a, "name"), null));
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(
                        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                attribute(rule, "object"),
                rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
                attribute(rule, "tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
    }

    private static Element child(Element parent, String name) {
        List<Element> all = children(parent, name);
        return all.isEmpty() ? null : all.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> all = new ArrayList<>();
        for (Node n = parent == null ? null : parent.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element && name.equals(n.getLocalName())) all.add((Element) n);
        return all;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }

    private static String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }
}
