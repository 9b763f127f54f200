/// The candidate that a misspelt word most likely stands for, or `nil` when none is close.
func nearest(to word: String, among candidates: [String]) -> String? {
  let written = Array(word.lowercased())
  guard !written.isEmpty, written.count <= 200 else { return nil }
  let allowed = max(1, written.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in candidates where abs(candidate.count - written.count) <= allowed {
    let distance = editDistance(written, Array(candidate.lowercased()))
    if distance <= allowed, distance < best?.distance ?? Int.max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// How many letters must be changed, added, dropped or swapped with the next to make `b` of `a`.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for (i, letter) in a.enumerated() {
    var row = [i + 1]
    for (j, other) in b.enumerated() {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
      if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
