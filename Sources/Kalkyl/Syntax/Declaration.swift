/// One text, parsed: its declarations in the order written.
public struct Script: Sendable {
  public let declarations: [Declaration]
  /// What is not said of the model, since it may only follow from a declaration that could not be
  /// read.
  let unread: [DiagnosticCode]

  public init(declarations: [Declaration]) {
    self.init(declarations: declarations, unread: [])
  }

  init(declarations: [Declaration], unread: [DiagnosticCode]) {
    self.declarations = declarations
    self.unread = unread
  }
}

/// What a script is made of.
///
/// Each in a box or object of its own: side by side in an array every one would take as much as a
/// table does.
public enum Declaration: Sendable {
  indirect case years(YearsDeclaration)
  indirect case currency(CurrencyDeclaration)
  indirect case dimension(DimensionDeclaration)
  case definition(DefinitionDeclaration)
  indirect case function(FunctionDeclaration)
  indirect case investment(InvestmentDeclaration)
  indirect case table(TableDeclaration)
  indirect case printed(PrintedDeclaration)
  indirect case rule(RuleDeclaration)
  indirect case scenario(ScenarioDeclaration)
  indirect case test(TestDeclaration)
  indirect case report(ReportDeclaration)
  indirect case bridge(BridgeDeclaration)
  indirect case use(UseDeclaration)
}

/// What named declarations have in common.
public struct Heading: Sendable {
  public let name: Name
  /// The text that is shown in place of the name.
  public let text: QuotedText?
  /// The lines of `///` above, without the marks.
  public let documentation: [String]

  public init(name: Name, text: QuotedText? = nil, documentation: [String] = []) {
    self.name = name
    self.text = text
    self.documentation = documentation
  }
}

/// `years 2025..2030`
public struct YearsDeclaration: Sendable {
  public let first: Int
  public let last: Int
  public let span: SourceSpan

  public init(first: Int, last: Int, span: SourceSpan) {
    self.first = first
    self.last = last
    self.span = span
  }
}

/// `currency mnkr, 1 decimal`, and `in mnkr, 1 decimal` of a table.
public struct CurrencyDeclaration: Sendable {
  public let unit: Unit
  public let decimals: Int?
  public let span: SourceSpan

  public init(unit: Unit, decimals: Int?, span: SourceSpan) {
    self.unit = unit
    self.decimals = decimals
    self.span = span
  }
}

/// `dimension category = clients "Klienter", servers "Servrar"`
public struct DimensionDeclaration: Sendable {
  public struct Label: Sendable {
    public let name: Name
    public let text: QuotedText?

    public init(name: Name, text: QuotedText?) {
      self.name = name
      self.text = text
    }
  }

  public let heading: Heading
  public let labels: [Label]
  public let span: SourceSpan

  public init(heading: Heading, labels: [Label], span: SourceSpan) {
    self.heading = heading
    self.labels = labels
    self.span = span
  }
}

/// `assume`, `account`, `key` and `let`.
///
/// A class, since most of a large script is these, and script and catalogue then share them.
public final class DefinitionDeclaration: Sendable {
  public enum Role: String, Hashable, Sendable {
    case assume
    case account
    case key
    case `let`
  }

  public enum Value: Sendable {
    case formula(Expression)
    case file(FileMapping)
  }

  public let role: Role
  public let heading: Heading
  public let value: Value
  public let format: FigureFormat?
  public let span: SourceSpan

  public init(
    role: Role, heading: Heading, value: Value, format: FigureFormat?, span: SourceSpan
  ) {
    self.role = role
    self.heading = heading
    self.value = value
    self.format = format
    self.span = span
  }
}

/// `function pkv(x, steps) = x * 1.03 ^ steps`
public struct FunctionDeclaration: Sendable {
  public let heading: Heading
  public let parameters: [Name]
  public let body: Expression
  public let span: SourceSpan

  public init(heading: Heading, parameters: [Name], body: Expression, span: SourceSpan) {
    self.heading = heading
    self.parameters = parameters
    self.body = body
    self.span = span
  }
}

/// `from "register.csv" { member = column "Kommun", … }`
public struct FileMapping: Sendable {
  public struct Item: Sendable {
    public enum Source: Sendable {
      /// `column "Belopp" kr`, `column "Livslängd" years`, `column "Andel" %`, `column "Månad" month`.
      case column(QuotedText, ColumnMeaning?)
      case formula(Expression)
      /// `format = "…"`
      case text(QuotedText)
    }

    public let name: Name
    public let source: Source

    public init(name: Name, source: Source) {
      self.name = name
      self.source = source
    }
  }

  /// What stands after a column's text.
  public enum ColumnMeaning: Hashable, Sendable {
    case unit(Unit)
    case time(TimeUnit)
    case percent
    case month
  }

  public let file: QuotedText
  public let items: [Item]
  public let span: SourceSpan

  public init(file: QuotedText, items: [Item], span: SourceSpan) {
    self.file = file
    self.items = items
    self.span = span
  }
}

/// `investment local "IT-invest" { spend = …, life = 3 years }`
public struct InvestmentDeclaration: Sendable {
  public struct Property: Sendable {
    public let name: Name
    public let value: Expression

    public init(name: Name, value: Expression) {
      self.name = name
      self.value = value
    }
  }

  public let heading: Heading
  /// `investment A from B`: the investment whose properties stand in for the missing ones.
  public let parent: Name?
  /// `investment A from "register.csv"`; the mapping's items are the properties.
  public let file: FileMapping?
  public let properties: [Property]
  public let span: SourceSpan

  public init(
    heading: Heading, parent: Name?, file: FileMapping?, properties: [Property], span: SourceSpan
  ) {
    self.heading = heading
    self.parent = parent
    self.file = file
    self.properties = properties
    self.span = span
  }
}

/// `printed costs[2026] = 50 039 "text under the table" known "reason"`
public struct PrintedDeclaration: Sendable {
  /// A name, perhaps with a field and selectors.
  public let target: Expression
  /// A literal, or entries of literals.
  public let value: Expression
  public let text: QuotedText?
  public let known: QuotedText?
  public let span: SourceSpan

  public init(
    target: Expression, value: Expression, text: QuotedText?, known: QuotedText?, span: SourceSpan
  ) {
    self.target = target
    self.value = value
    self.text = text
    self.known = known
    self.span = span
  }
}

/// `rule balance "Budget i balans" for 2026..2028 in base = …`
public struct RuleDeclaration: Sendable {
  public let heading: Heading
  /// The years or labels where it must hold; everywhere when empty.
  public let selectors: [Selector]
  /// The scenarios where it must hold; every one when empty.
  public let scenarios: [Name]
  public let condition: Expression
  public let span: SourceSpan

  public init(
    heading: Heading, selectors: [Selector], scenarios: [Name], condition: Expression,
    span: SourceSpan
  ) {
    self.heading = heading
    self.selectors = selectors
    self.scenarios = scenarios
    self.condition = condition
    self.span = span
  }
}

/// `scenario high_rate "…" from base { internal_rate = 3.5% }`
public struct ScenarioDeclaration: Sendable {
  public struct Override: Sendable {
    /// A name, perhaps with a property and selectors.
    public let target: Expression
    public let value: Expression
    public let span: SourceSpan

    public init(target: Expression, value: Expression, span: SourceSpan) {
      self.target = target
      self.value = value
      self.span = span
    }
  }

  public let heading: Heading
  public let parent: Name?
  public let overrides: [Override]
  public let span: SourceSpan

  public init(heading: Heading, parent: Name?, overrides: [Override], span: SourceSpan) {
    self.heading = heading
    self.parent = parent
    self.overrides = overrides
    self.span = span
  }
}

/// `test "text" in high_rate { expect …, snapshot frames }`
public struct TestDeclaration: Sendable {
  public let text: QuotedText
  public let documentation: [String]
  public let scenario: Name?
  public let expectations: [Expression]
  /// The reports whose figures are kept.
  public let snapshots: [Name]
  public let span: SourceSpan

  public init(
    text: QuotedText, documentation: [String], scenario: Name?, expectations: [Expression],
    snapshots: [Name] = [], span: SourceSpan
  ) {
    self.text = text
    self.documentation = documentation
    self.scenario = scenario
    self.expectations = expectations
    self.snapshots = snapshots
    self.span = span
  }
}

/// `use "members.kalkyl"`
public struct UseDeclaration: Sendable {
  public let file: QuotedText
  public let span: SourceSpan

  public init(file: QuotedText, span: SourceSpan) {
    self.file = file
    self.span = span
  }
}
