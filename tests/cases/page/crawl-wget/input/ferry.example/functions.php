<?php // not a page
echo '<html><body>';
