/// The words of a comparison.
struct DifferenceWords: Sendable {
  let locale: ReportLocale

  private func say(_ swedish: String, _ english: String) -> String {
    switch locale {
    case .sv: swedish
    case .en: english
    }
  }

  var definitions: String { say("Ändrade definitioner", "Changed definitions") }
  var figures: String { say("Ändrade siffror", "Changed figures") }
  var definition: String { say("Definition", "Definition") }
  var change: String { say("Ändring", "Change") }
  var before: String { say("Före", "Before") }
  var after: String { say("Efter", "After") }
  var place: String { say("Plats", "Place") }
  var difference: String { say("Differens", "Difference") }
  var steps: String { say("Varav, steg för steg", "Of which, step by step") }
  func kind(_ kind: DefinitionChange.Kind) -> String {
    switch kind {
    case .changed: say("ändrad", "changed")
    case .added: say("ny", "added")
    case .removed: say("borttagen", "removed")
    case .text: say("bara text", "text only")
    }
  }
  var alike: String { say("Inget är ändrat.", "Nothing differs.") }
  func noFigureChanged(_ count: Int) -> String {
    let compared =
      count == 1
      ? say("1 siffra jämförd", "1 figure compared")
      : say("\(count) siffror jämförda", "\(count) figures compared")
    return say("Ingen siffra är ändrad (\(compared)).", "No figure has changed (\(compared)).")
  }
  var onlyText: String {
    say(
      "Bara text eller layout skiljer, och de ändrar ingen siffra.",
      "Only text or layout differs, and they change no figure.")
  }
  func unchanged(_ count: Int) -> String {
    count == 1
      ? say("1 siffra är oförändrad.", "1 figure is unchanged.")
      : say("\(count) siffror är oförändrade.", "\(count) figures are unchanged.")
  }
  func order(_ names: String) -> String {
    say(
      "Stegen är tagna i ordningen \(names); --order väljer en annan.",
      "The steps are taken in the order \(names); --order chooses another.")
  }
  func dependent(_ names: [String]) -> String {
    names.count == 1
      ? say(
        "Hur stor del \(names[0]) har beror på ordningen.",
        "How large the part of \(names[0]) is depends on the order.")
      : say(
        "Fördelningen mellan \(and(names)) beror på ordningen, eftersom de verkar på samma belopp.",
        "The split between \(and(names)) depends on the order, since they act on the same amounts.")
  }
  var independent: String {
    say("Fördelningen är densamma i omvänd ordning.", "The split is the same in reverse order.")
  }
  func without(_ names: String) -> String {
    say("Ändrar ingen av siffrorna: \(names).", "Changes none of the figures: \(names).")
  }
  var noValue: String {
    say(
      "En differens delas inte upp där en sida saknar värde.",
      "A difference is not divided where a side has no value.")
  }
  func and(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + say(" och ", " and ") + last
  }
}
